/// What `madoguchi new --empty` writes.
enum EmptyWorkspace {
    static let files: [(path: String, text: String)] = [
        ("README.md", readme), ("content/site.yaml", site), ("content/pages/index.md", page),
        ("content/news/welcome.md", news),
    ]

    static let nestedSite: [(path: String, text: String)] = [
        ("site.yaml", nestedDefinition), ("pages/index.md", page),
    ]

    static let readme = """
        # サイトの作業フォルダー

        | フォルダー | 中身 |
        |---|---|
        | `content/` | ページの文章と画像。`site.yaml` がサイトの設定です |
        | `layouts/` | 見た目を変えるときのひな形（なくてもかまいません） |
        | `output/` | できあがったサイト。`output/public` をそのまま公開できます |

        よく使う命令:

        ```
        madoguchi serve --watch                    # 手元で見ながら書く
        madoguchi check                            # リンク切れやアクセシビリティを調べる
        madoguchi build                            # サイトを作る
        madoguchi import faq 質問一覧.xlsx --dry-run   # 表を取り込む前に、何が変わるかを見る
        madoguchi export faq --output 質問一覧.csv     # 表に書き出す
        ```

        """

    private static let site = """
        # このサイトの設定です。必ず要るのは name だけです。
        name: わたしたちのまち

        # tagline: サイトをひとことで
        # description: 検索や共有のときに使う1〜2文の説明
        # base_url: https://www.example.jp        # 公開するアドレス（最後の / は付けません）

        # organization:
        #   name: ○○市
        #   postal_code: 000-0000
        #   address: ○○県○○市○○町1-1
        #   phone: 000-000-0000

        # menus:
        #   main:
        #     - {title: お知らせ, url: /news/}

        """

    private static let page = """
        ---
        title: ようこそ
        description: このサイトの最初のページです。
        ---

        ここに文章を書きます。

        """

    private static let news = """
        ---
        title: サイトを開設しました
        date: 2026-04-01
        category: notice
        ---

        これはお知らせの見本です。書き換えるか、消してください。

        """

    private static let nestedDefinition = """
        # 親のサイトとは別のアドレスで公開するサイトの設定です。
        name: 新しいサイト
        # base_url: https://archive.example.jp

        """
}
