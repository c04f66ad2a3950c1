import Definitions
import Model

/// Which files a site has. One line per kind of output; each kind is a file in `Outputs/`.
enum SitePlanning {
    static func outputs(_ site: Site, _ options: BuildOptions) -> [any Output] {
        let (tables, own) = Workers.both(
            { ListingTable.all(site) }, { PageOutput.all(site) + RedirectOutput.all(site) })
        var outputs = own
        outputs += AssetOutput.all(site)
        outputs += PictureOutput.all(site, cache: options.output + "/cache/pictures")
        outputs += ThemeAssetOutput.all(site)
        for table in tables {
            outputs += ListOutput.all(table)
            outputs += FeedOutput.all(table)
            outputs += CalendarOutput.all(table)
            outputs += EventMonthOutput.all(table, site)
            if !table.facets.isEmpty { outputs.append(FilterDataOutput(table: table)) }
        }
        outputs += HouseCardOutput.all(site)
        outputs += SearchPageOutput.all(site, tables)
        outputs +=
            FormOutput.all(site) + PostalOutput.all(site) + ServerFrameOutput.all(site) + PausedPageOutput.all(site)
        outputs += ChatMenuOutput.all(site, tables) + ChatPageOutput.all(site, tables) + OfflinePageOutput.all(site)
        let answers = SiteAnswers.all(site)
        outputs += answers.flatMap(AnswerOutput.all) + ChatFilesOutput.all(site, tables, answers)
        outputs += ChatScriptOutput.all(site) + ChatColorsOutput.all(site)
        outputs += OpenDataOutput.all(site)
        for language in site.usedLanguages {
            outputs.append(NotFoundOutput(site, language))
            outputs.append(SiteTreeOutput(site, language, tables))
        }
        outputs.append(RobotsOutput())
        outputs += SitemapOutput.all(SitemapPages(site, tables))
        return outputs
    }
}

extension PageOutput {
    static func all(_ site: Site) -> [any Output] {
        site.catalog.documents.indices.compactMap { index in
            let document = site.catalog.documents[index]
            // The page at the top of a kind's folder is the introduction of its list.
            let isListIntroduction = document.entry.id.isEmpty && document.kind.listing != nil
            return isListIntroduction ? nil : PageOutput(site, index)
        }
    }
}
