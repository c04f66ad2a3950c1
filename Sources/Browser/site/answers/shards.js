// Fetching an index. Every file says which version it belongs to, and no two versions are ever mixed: when a shard is
// gone or of another version, the index is opened anew from a fresh manifest.

/** What went wrong, for whoever shows it: `offline`, `missing` or `damaged`. */
export class IndexTrouble extends Error {
  constructor(reason, file) {
    super(`${reason}: ${file}`);
    this.reason = reason;
  }
}

const format = 2;
/** How long a file may take, in milliseconds; a phone at the edge of a cell is slow, a hanging proxy is not waited for. */
const patience = 20_000;

export class Shards {
  /** `base`: "/answers/ja/"; `get`: fetch. */
  constructor(base, get, manifest) {
    this.base = base;
    this.get = get;
    this.manifest = manifest;
    this.files = new Map();
  }

  static async open(base, get) {
    const manifest = await load(get, `${base}manifest.json`, { cache: "no-cache" });
    const numbers = ["entries", "questions", "shards", "pairs", "answers", "cards", "excerpts", "titles"];
    const isWhole = manifest?.format === format && typeof manifest.version === "string"
      && numbers.every((name) => Number.isInteger(manifest[name]) && manifest[name] >= 0) && Array.isArray(manifest.kinds);
    if (!isWhole) throw new IndexTrouble("damaged", "manifest.json");
    return new Shards(base, get, manifest);
  }

  /** A file's content; fetched once. A failure is not kept, so that the next question tries again. */
  file(name) {
    const known = this.files.get(name);
    if (known) return known;
    const { version } = this.manifest;
    const loading = load(this.get, `${this.base}${version}/${name}`, {}).then((content) => {
      if (content?.v !== version) throw new IndexTrouble("damaged", name);
      return content;
    });
    this.files.set(name, loading);
    loading.catch(() => this.files.delete(name));
    return loading;
  }

  /** The shard in which a name's record stands, among so many. */
  async shard(folder, count, name) {
    const { t } = await this.file(`${folder}/${hash(name) % count}.json`);
    if (typeof t !== "object" || t === null) throw new IndexTrouble("damaged", folder);
    return t;
  }

  /** One item of a file of `folder`, which the manifest says how many of holds. */
  async item(folder, position) {
    const size = this.manifest[folder];
    const { t } = await this.file(`${folder}/${Math.floor(position / size)}.json`);
    const item = t?.[position % size];
    if (item === undefined) throw new IndexTrouble("damaged", folder);
    return item;
  }
}

async function load(get, address, options) {
  let response;
  try {
    response = await get(address, { ...options, signal: AbortSignal.timeout?.(patience) });
  } catch {
    throw new IndexTrouble("offline", address);
  }
  if (!response.ok) throw new IndexTrouble("missing", address);
  try {
    return await response.json();
  } catch {
    throw new IndexTrouble("damaged", address);
  }
}

const utf8 = new TextEncoder();

/** FNV-1a, 32 bits. */
export function hash(name) {
  let value = 2166136261;
  for (const byte of utf8.encode(name)) value = Math.imul(value ^ byte, 16777619);
  return value >>> 0;
}
