// Opens the pictures of a gallery in a dialog. Without it, each picture is a link to its file.

for (const gallery of document.querySelectorAll("[data-gallery]")) start(gallery);

function start(gallery) {
  const photos = [...gallery.querySelectorAll("[data-photo]")];
  gallery.append(gallery.querySelector("template").content.cloneNode(true));
  const dialog = gallery.querySelector("dialog");
  const image = dialog.querySelector("[data-viewer-image]");
  const caption = dialog.querySelector("[data-viewer-caption]");
  const count = dialog.querySelector("[data-viewer-count]");
  let current = 0;

  const show = (index) => {
    current = (index + photos.length) % photos.length;
    const link = photos[current];
    image.src = link.href;
    image.alt = link.querySelector("img").alt;
    caption.textContent = link.parentElement.querySelector("figcaption")?.textContent ?? "";
    count.textContent = `${current + 1} / ${photos.length}`;
  };

  photos.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab was asked for
      event.preventDefault();
      show(index);
      dialog.showModal();
    });
  });
  for (const step of dialog.querySelectorAll("[data-step]")) {
    step.addEventListener("click", () => show(current + Number(step.dataset.step)));
  }
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(current - 1);
    if (event.key === "ArrowRight") show(current + 1);
  });
  dialog.addEventListener("close", () => photos[current].focus());
}
