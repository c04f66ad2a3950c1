// Written by embed.sh.
#include "BrowserFiles.h"

static const uint8_t file_1[] = {
#embed "../Browser/live/reload.js" suffix(, 0)
};
static const uint8_t file_2[] = {
#embed "../Browser/root/embed.js" suffix(, 0)
};
static const uint8_t file_3[] = {
#embed "../Browser/root/service-worker.js" suffix(, 0)
};
static const uint8_t file_4[] = {
#embed "../Browser/site/answers/engine.js" suffix(, 0)
};
static const uint8_t file_5[] = {
#embed "../Browser/site/answers/score.js" suffix(, 0)
};
static const uint8_t file_6[] = {
#embed "../Browser/site/answers/segment.js" suffix(, 0)
};
static const uint8_t file_7[] = {
#embed "../Browser/site/answers/shards.js" suffix(, 0)
};
static const uint8_t file_8[] = {
#embed "../Browser/site/answers/text.js" suffix(, 0)
};
static const uint8_t file_9[] = {
#embed "../Browser/site/chat/consent.js" suffix(, 0)
};
static const uint8_t file_10[] = {
#embed "../Browser/site/chat/conversation.js" suffix(, 0)
};
static const uint8_t file_11[] = {
#embed "../Browser/site/chat/desk.js" suffix(, 0)
};
static const uint8_t file_12[] = {
#embed "../Browser/site/chat/dialogue.js" suffix(, 0)
};
static const uint8_t file_13[] = {
#embed "../Browser/site/chat/launcher.js" suffix(, 0)
};
static const uint8_t file_14[] = {
#embed "../Browser/site/chat/menu.js" suffix(, 0)
};
static const uint8_t file_15[] = {
#embed "../Browser/site/chat/offline.js" suffix(, 0)
};
static const uint8_t file_16[] = {
#embed "../Browser/site/chat/page.js" suffix(, 0)
};
static const uint8_t file_17[] = {
#embed "../Browser/site/chat/panel.js" suffix(, 0)
};
static const uint8_t file_18[] = {
#embed "../Browser/site/chat/recording.js" suffix(, 0)
};
static const uint8_t file_19[] = {
#embed "../Browser/site/chat/store.js" suffix(, 0)
};
static const uint8_t file_20[] = {
#embed "../Browser/site/chat/talk.js" suffix(, 0)
};
static const uint8_t file_21[] = {
#embed "../Browser/site/chat/turns.js" suffix(, 0)
};
static const uint8_t file_22[] = {
#embed "../Browser/site/display-choices.js" suffix(, 0)
};
static const uint8_t file_23[] = {
#embed "../Browser/site/elements.js" suffix(, 0)
};
static const uint8_t file_24[] = {
#embed "../Browser/site/emergency-notice.js" suffix(, 0)
};
static const uint8_t file_25[] = {
#embed "../Browser/site/emergency.js" suffix(, 0)
};
static const uint8_t file_26[] = {
#embed "../Browser/site/filter-core.js" suffix(, 0)
};
static const uint8_t file_27[] = {
#embed "../Browser/site/filter.js" suffix(, 0)
};
static const uint8_t file_28[] = {
#embed "../Browser/site/forms/addresses.js" suffix(, 0)
};
static const uint8_t file_29[] = {
#embed "../Browser/site/forms/corporations.js" suffix(, 0)
};
static const uint8_t file_30[] = {
#embed "../Browser/site/forms/expression.js" suffix(, 0)
};
static const uint8_t file_31[] = {
#embed "../Browser/site/forms/fields.js" suffix(, 0)
};
static const uint8_t file_32[] = {
#embed "../Browser/site/forms/form.js" suffix(, 0)
};
static const uint8_t file_33[] = {
#embed "../Browser/site/forms/items.js" suffix(, 0)
};
static const uint8_t file_34[] = {
#embed "../Browser/site/forms/kept.js" suffix(, 0)
};
static const uint8_t file_35[] = {
#embed "../Browser/site/forms/near.js" suffix(, 0)
};
static const uint8_t file_36[] = {
#embed "../Browser/site/forms/pin.js" suffix(, 0)
};
static const uint8_t file_37[] = {
#embed "../Browser/site/forms/position.js" suffix(, 0)
};
static const uint8_t file_38[] = {
#embed "../Browser/site/forms/problems.js" suffix(, 0)
};
static const uint8_t file_39[] = {
#embed "../Browser/site/forms/review.js" suffix(, 0)
};
static const uint8_t file_40[] = {
#embed "../Browser/site/forms/rows.js" suffix(, 0)
};
static const uint8_t file_41[] = {
#embed "../Browser/site/gallery.js" suffix(, 0)
};
static const uint8_t file_42[] = {
#embed "../Browser/site/maintenance-notice.js" suffix(, 0)
};
static const uint8_t file_43[] = {
#embed "../Browser/site/maintenance.js" suffix(, 0)
};
static const uint8_t file_44[] = {
#embed "../Browser/site/maps/map.js" suffix(, 0)
};
static const uint8_t file_45[] = {
#embed "../Browser/site/maps/reports.js" suffix(, 0)
};
static const uint8_t file_46[] = {
#embed "../Browser/site/navigation.js" suffix(, 0)
};
static const uint8_t file_47[] = {
#embed "../Browser/site/pagination.js" suffix(, 0)
};
static const uint8_t file_48[] = {
#embed "../Browser/site/print.js" suffix(, 0)
};
static const uint8_t file_49[] = {
#embed "../Browser/site/search/results.js" suffix(, 0)
};
static const uint8_t file_50[] = {
#embed "../Browser/site/search/search.js" suffix(, 0)
};
static const uint8_t file_51[] = {
#embed "../Browser/site/settings-early.js" suffix(, 0)
};
static const uint8_t file_52[] = {
#embed "../Browser/site/settings.js" suffix(, 0)
};
static const uint8_t file_53[] = {
#embed "../Browser/site/visit.js" suffix(, 0)
};
static const uint8_t file_54[] = {
#embed "../Browser/site/visits.js" suffix(, 0)
};
static const uint8_t file_55[] = {
#embed "../Browser/staff/desk.css" suffix(, 0)
};
static const uint8_t file_56[] = {
#embed "../FeatureKit/Pages/frame.html" suffix(, 0)
};
static const uint8_t file_57[] = {
#embed "../FeatureKit/Pages/jobs.html" suffix(, 0)
};
static const uint8_t file_58[] = {
#embed "../FeatureKit/Pages/kept.html" suffix(, 0)
};
static const uint8_t file_59[] = {
#embed "../FeatureKit/Pages/parts.html" suffix(, 0)
};
static const uint8_t file_60[] = {
#embed "../FeatureKit/Pages/problem.html" suffix(, 0)
};
static const uint8_t file_61[] = {
#embed "../FeatureKit/Pages/retention.html" suffix(, 0)
};
static const uint8_t file_62[] = {
#embed "../FeatureKit/Pages/unwritable.html" suffix(, 0)
};
static const uint8_t file_63[] = {
#embed "../Features/Backups/Pages/list.html" suffix(, 0)
};
static const uint8_t file_64[] = {
#embed "../Features/Desk/Pages/account.html" suffix(, 0)
};
static const uint8_t file_65[] = {
#embed "../Features/Desk/Pages/accounts.html" suffix(, 0)
};
static const uint8_t file_66[] = {
#embed "../Features/Desk/Pages/audit.html" suffix(, 0)
};
static const uint8_t file_67[] = {
#embed "../Features/Desk/Pages/colleague.html" suffix(, 0)
};
static const uint8_t file_68[] = {
#embed "../Features/Desk/Pages/group.html" suffix(, 0)
};
static const uint8_t file_69[] = {
#embed "../Features/Desk/Pages/groups.html" suffix(, 0)
};
static const uint8_t file_70[] = {
#embed "../Features/Desk/Pages/home.html" suffix(, 0)
};
static const uint8_t file_71[] = {
#embed "../Features/Desk/Pages/new-account.html" suffix(, 0)
};
static const uint8_t file_72[] = {
#embed "../Features/Desk/Pages/parts.html" suffix(, 0)
};
static const uint8_t file_73[] = {
#embed "../Features/Desk/Pages/password.html" suffix(, 0)
};
static const uint8_t file_74[] = {
#embed "../Features/Desk/Pages/second-factor.html" suffix(, 0)
};
static const uint8_t file_75[] = {
#embed "../Features/Desk/Pages/secret.html" suffix(, 0)
};
static const uint8_t file_76[] = {
#embed "../Features/Desk/Pages/sign-in.html" suffix(, 0)
};
static const uint8_t file_77[] = {
#embed "../Features/Forms/Pages/all.html" suffix(, 0)
};
static const uint8_t file_78[] = {
#embed "../Features/Forms/Pages/confirm.html" suffix(, 0)
};
static const uint8_t file_79[] = {
#embed "../Features/Forms/Pages/edit.html" suffix(, 0)
};
static const uint8_t file_80[] = {
#embed "../Features/Forms/Pages/exports.html" suffix(, 0)
};
static const uint8_t file_81[] = {
#embed "../Features/Forms/Pages/inbox.html" suffix(, 0)
};
static const uint8_t file_82[] = {
#embed "../Features/Forms/Pages/joined.html" suffix(, 0)
};
static const uint8_t file_83[] = {
#embed "../Features/Forms/Pages/letter.html" suffix(, 0)
};
static const uint8_t file_84[] = {
#embed "../Features/Forms/Pages/parts.html" suffix(, 0)
};
static const uint8_t file_85[] = {
#embed "../Features/Forms/Pages/published_results.html" suffix(, 0)
};
static const uint8_t file_86[] = {
#embed "../Features/Forms/Pages/results.html" suffix(, 0)
};
static const uint8_t file_87[] = {
#embed "../Features/Forms/Pages/results_preview.html" suffix(, 0)
};
static const uint8_t file_88[] = {
#embed "../Features/Forms/Pages/saved.html" suffix(, 0)
};
static const uint8_t file_89[] = {
#embed "../Features/Forms/Pages/status.html" suffix(, 0)
};
static const uint8_t file_90[] = {
#embed "../Features/Forms/Pages/step.html" suffix(, 0)
};
static const uint8_t file_91[] = {
#embed "../Features/Forms/Pages/submission.html" suffix(, 0)
};
static const uint8_t file_92[] = {
#embed "../Features/HouseFeed/Pages/list.html" suffix(, 0)
};
static const uint8_t file_93[] = {
#embed "../Features/Mail/Pages/list.html" suffix(, 0)
};
static const uint8_t file_94[] = {
#embed "../Features/Mail/Pages/mail.html" suffix(, 0)
};
static const uint8_t file_95[] = {
#embed "../Features/Manual/Pages/contents.html" suffix(, 0)
};
static const uint8_t file_96[] = {
#embed "../Features/Manual/Pages/text.html" suffix(, 0)
};
static const uint8_t file_97[] = {
#embed "../Features/Manual/Pictures/accounts.png" suffix(, 0)
};
static const uint8_t file_98[] = {
#embed "../Features/Manual/Pictures/audit.png" suffix(, 0)
};
static const uint8_t file_99[] = {
#embed "../Features/Manual/Pictures/backup.png" suffix(, 0)
};
static const uint8_t file_100[] = {
#embed "../Features/Manual/Pictures/emergency.png" suffix(, 0)
};
static const uint8_t file_101[] = {
#embed "../Features/Manual/Pictures/forms-handling.png" suffix(, 0)
};
static const uint8_t file_102[] = {
#embed "../Features/Manual/Pictures/forms-inbox.png" suffix(, 0)
};
static const uint8_t file_103[] = {
#embed "../Features/Manual/Pictures/home.png" suffix(, 0)
};
static const uint8_t file_104[] = {
#embed "../Features/Manual/Pictures/list.png" suffix(, 0)
};
static const uint8_t file_105[] = {
#embed "../Features/Manual/Pictures/reports.png" suffix(, 0)
};
static const uint8_t file_106[] = {
#embed "../Features/Manual/Pictures/retention.png" suffix(, 0)
};
static const uint8_t file_107[] = {
#embed "../Features/Manual/Pictures/statistics.png" suffix(, 0)
};
static const uint8_t file_108[] = {
#embed "../Features/Manual/Pictures/surveys.png" suffix(, 0)
};
static const uint8_t file_109[] = {
#embed "../Features/Manual/Texts/accounts.md" suffix(, 0)
};
static const uint8_t file_110[] = {
#embed "../Features/Manual/Texts/audit.md" suffix(, 0)
};
static const uint8_t file_111[] = {
#embed "../Features/Manual/Texts/backup.md" suffix(, 0)
};
static const uint8_t file_112[] = {
#embed "../Features/Manual/Texts/chatbot-conversations.md" suffix(, 0)
};
static const uint8_t file_113[] = {
#embed "../Features/Manual/Texts/chatbot-statistics.md" suffix(, 0)
};
static const uint8_t file_114[] = {
#embed "../Features/Manual/Texts/contract-end.md" suffix(, 0)
};
static const uint8_t file_115[] = {
#embed "../Features/Manual/Texts/emergency.md" suffix(, 0)
};
static const uint8_t file_116[] = {
#embed "../Features/Manual/Texts/first-accounts.md" suffix(, 0)
};
static const uint8_t file_117[] = {
#embed "../Features/Manual/Texts/forms-handling.md" suffix(, 0)
};
static const uint8_t file_118[] = {
#embed "../Features/Manual/Texts/forms-lists.md" suffix(, 0)
};
static const uint8_t file_119[] = {
#embed "../Features/Manual/Texts/forms.md" suffix(, 0)
};
static const uint8_t file_120[] = {
#embed "../Features/Manual/Texts/groups.md" suffix(, 0)
};
static const uint8_t file_121[] = {
#embed "../Features/Manual/Texts/home.md" suffix(, 0)
};
static const uint8_t file_122[] = {
#embed "../Features/Manual/Texts/house-feed.md" suffix(, 0)
};
static const uint8_t file_123[] = {
#embed "../Features/Manual/Texts/incident.md" suffix(, 0)
};
static const uint8_t file_124[] = {
#embed "../Features/Manual/Texts/install.md" suffix(, 0)
};
static const uint8_t file_125[] = {
#embed "../Features/Manual/Texts/jobs.md" suffix(, 0)
};
static const uint8_t file_126[] = {
#embed "../Features/Manual/Texts/keys.md" suffix(, 0)
};
static const uint8_t file_127[] = {
#embed "../Features/Manual/Texts/lists.md" suffix(, 0)
};
static const uint8_t file_128[] = {
#embed "../Features/Manual/Texts/mail.md" suffix(, 0)
};
static const uint8_t file_129[] = {
#embed "../Features/Manual/Texts/maintenance.md" suffix(, 0)
};
static const uint8_t file_130[] = {
#embed "../Features/Manual/Texts/monitoring.md" suffix(, 0)
};
static const uint8_t file_131[] = {
#embed "../Features/Manual/Texts/postgresql.md" suffix(, 0)
};
static const uint8_t file_132[] = {
#embed "../Features/Manual/Texts/proxy.md" suffix(, 0)
};
static const uint8_t file_133[] = {
#embed "../Features/Manual/Texts/reports.md" suffix(, 0)
};
static const uint8_t file_134[] = {
#embed "../Features/Manual/Texts/residents.md" suffix(, 0)
};
static const uint8_t file_135[] = {
#embed "../Features/Manual/Texts/retention.md" suffix(, 0)
};
static const uint8_t file_136[] = {
#embed "../Features/Manual/Texts/sign-in.md" suffix(, 0)
};
static const uint8_t file_137[] = {
#embed "../Features/Manual/Texts/surveys.md" suffix(, 0)
};
static const uint8_t file_138[] = {
#embed "../Features/Manual/Texts/visits.md" suffix(, 0)
};
static const uint8_t file_139[] = {
#embed "../Features/Questions/Pages/conversation.html" suffix(, 0)
};
static const uint8_t file_140[] = {
#embed "../Features/Questions/Pages/conversations.html" suffix(, 0)
};
static const uint8_t file_141[] = {
#embed "../Features/Questions/Pages/list.html" suffix(, 0)
};
static const uint8_t file_142[] = {
#embed "../Features/Questions/Pages/parts.html" suffix(, 0)
};
static const uint8_t file_143[] = {
#embed "../Features/Questions/Pages/report.html" suffix(, 0)
};
static const uint8_t file_144[] = {
#embed "../Features/Questions/Pages/statistics.html" suffix(, 0)
};
static const uint8_t file_145[] = {
#embed "../Features/Reports/Pages/all.html" suffix(, 0)
};
static const uint8_t file_146[] = {
#embed "../Features/Reports/Pages/following.html" suffix(, 0)
};
static const uint8_t file_147[] = {
#embed "../Features/Reports/Pages/list.html" suffix(, 0)
};
static const uint8_t file_148[] = {
#embed "../Features/Reports/Pages/map.html" suffix(, 0)
};
static const uint8_t file_149[] = {
#embed "../Features/Reports/Pages/public.html" suffix(, 0)
};
static const uint8_t file_150[] = {
#embed "../Features/Reports/Pages/report.html" suffix(, 0)
};
static const uint8_t file_151[] = {
#embed "../Features/Reports/Pages/routes.html" suffix(, 0)
};
static const uint8_t file_152[] = {
#embed "../Features/Residents/Pages/account.html" suffix(, 0)
};
static const uint8_t file_153[] = {
#embed "../Features/Residents/Pages/code.html" suffix(, 0)
};
static const uint8_t file_154[] = {
#embed "../Features/Residents/Pages/delete.html" suffix(, 0)
};
static const uint8_t file_155[] = {
#embed "../Features/Residents/Pages/parts.html" suffix(, 0)
};
static const uint8_t file_156[] = {
#embed "../Features/Residents/Pages/sign-in.html" suffix(, 0)
};
static const uint8_t file_157[] = {
#embed "../Features/Switches/Pages/emergency.html" suffix(, 0)
};
static const uint8_t file_158[] = {
#embed "../Features/Switches/Pages/maintenance.html" suffix(, 0)
};
static const uint8_t file_159[] = {
#embed "../Features/Switches/Pages/preview.html" suffix(, 0)
};
static const uint8_t file_160[] = {
#embed "../Features/Visits/Pages/figures.html" suffix(, 0)
};
static const uint8_t file_161[] = {
#embed "../Features/Visits/Pages/list.html" suffix(, 0)
};
static const uint8_t file_162[] = {
#embed "../Features/Visits/Pages/parts.html" suffix(, 0)
};
static const uint8_t file_163[] = {
#embed "../Features/Visits/Pages/report.html" suffix(, 0)
};
static const uint8_t file_164[] = {
#embed "/usr/share/javascript/leaflet/leaflet.css" suffix(, 0)
};
static const uint8_t file_165[] = {
#embed "/usr/share/javascript/leaflet/leaflet.esm.min.js" suffix(, 0)
};
static const uint8_t file_166[] = {
#embed "../Theme/assets/chat-character.svg" suffix(, 0)
};
static const uint8_t file_167[] = {
#embed "../Theme/assets/chat.css" suffix(, 0)
};
static const uint8_t file_168[] = {
#embed "../Theme/assets/content.css" suffix(, 0)
};
static const uint8_t file_169[] = {
#embed "../Theme/assets/forms.css" suffix(, 0)
};
static const uint8_t file_170[] = {
#embed "../Theme/assets/hero.svg" suffix(, 0)
};
static const uint8_t file_171[] = {
#embed "../Theme/assets/home.css" suffix(, 0)
};
static const uint8_t file_172[] = {
#embed "../Theme/assets/icons.svg" suffix(, 0)
};
static const uint8_t file_173[] = {
#embed "../Theme/assets/kinds.css" suffix(, 0)
};
static const uint8_t file_174[] = {
#embed "../Theme/assets/lists.css" suffix(, 0)
};
static const uint8_t file_175[] = {
#embed "../Theme/assets/map.css" suffix(, 0)
};
static const uint8_t file_176[] = {
#embed "../Theme/assets/mark.svg" suffix(, 0)
};
static const uint8_t file_177[] = {
#embed "../Theme/assets/page.css" suffix(, 0)
};
static const uint8_t file_178[] = {
#embed "../Theme/assets/print.css" suffix(, 0)
};
static const uint8_t file_179[] = {
#embed "../Theme/assets/search.css" suffix(, 0)
};
static const uint8_t file_180[] = {
#embed "../Theme/assets/site.css" suffix(, 0)
};
static const uint8_t file_181[] = {
#embed "../Theme/assets/tokens.css" suffix(, 0)
};
static const uint8_t file_182[] = {
#embed "../Theme/templates/404.html" suffix(, 0)
};
static const uint8_t file_183[] = {
#embed "../Theme/templates/base.html" suffix(, 0)
};
static const uint8_t file_184[] = {
#embed "../Theme/templates/cards/event.html" suffix(, 0)
};
static const uint8_t file_185[] = {
#embed "../Theme/templates/cards/event_line.html" suffix(, 0)
};
static const uint8_t file_186[] = {
#embed "../Theme/templates/cards/faq.html" suffix(, 0)
};
static const uint8_t file_187[] = {
#embed "../Theme/templates/cards/form.html" suffix(, 0)
};
static const uint8_t file_188[] = {
#embed "../Theme/templates/cards/house.html" suffix(, 0)
};
static const uint8_t file_189[] = {
#embed "../Theme/templates/cards/municipality.html" suffix(, 0)
};
static const uint8_t file_190[] = {
#embed "../Theme/templates/cards/news.html" suffix(, 0)
};
static const uint8_t file_191[] = {
#embed "../Theme/templates/cards/page.html" suffix(, 0)
};
static const uint8_t file_192[] = {
#embed "../Theme/templates/cards/place.html" suffix(, 0)
};
static const uint8_t file_193[] = {
#embed "../Theme/templates/cards/program.html" suffix(, 0)
};
static const uint8_t file_194[] = {
#embed "../Theme/templates/cards/recruit.html" suffix(, 0)
};
static const uint8_t file_195[] = {
#embed "../Theme/templates/cards/stay.html" suffix(, 0)
};
static const uint8_t file_196[] = {
#embed "../Theme/templates/chat.html" suffix(, 0)
};
static const uint8_t file_197[] = {
#embed "../Theme/templates/chat_frame.html" suffix(, 0)
};
static const uint8_t file_198[] = {
#embed "../Theme/templates/components/button.html" suffix(, 0)
};
static const uint8_t file_199[] = {
#embed "../Theme/templates/components/buttons.html" suffix(, 0)
};
static const uint8_t file_200[] = {
#embed "../Theme/templates/components/cards.html" suffix(, 0)
};
static const uint8_t file_201[] = {
#embed "../Theme/templates/components/checklist.html" suffix(, 0)
};
static const uint8_t file_202[] = {
#embed "../Theme/templates/components/contact.html" suffix(, 0)
};
static const uint8_t file_203[] = {
#embed "../Theme/templates/components/desks.html" suffix(, 0)
};
static const uint8_t file_204[] = {
#embed "../Theme/templates/components/download.html" suffix(, 0)
};
static const uint8_t file_205[] = {
#embed "../Theme/templates/components/faq.html" suffix(, 0)
};
static const uint8_t file_206[] = {
#embed "../Theme/templates/components/figure.html" suffix(, 0)
};
static const uint8_t file_207[] = {
#embed "../Theme/templates/components/flow.html" suffix(, 0)
};
static const uint8_t file_208[] = {
#embed "../Theme/templates/components/latest.html" suffix(, 0)
};
static const uint8_t file_209[] = {
#embed "../Theme/templates/components/map.html" suffix(, 0)
};
static const uint8_t file_210[] = {
#embed "../Theme/templates/components/programs.html" suffix(, 0)
};
static const uint8_t file_211[] = {
#embed "../Theme/templates/components/quote.html" suffix(, 0)
};
static const uint8_t file_212[] = {
#embed "../Theme/templates/components/steps.html" suffix(, 0)
};
static const uint8_t file_213[] = {
#embed "../Theme/templates/event.html" suffix(, 0)
};
static const uint8_t file_214[] = {
#embed "../Theme/templates/event_list.html" suffix(, 0)
};
static const uint8_t file_215[] = {
#embed "../Theme/templates/event_month.html" suffix(, 0)
};
static const uint8_t file_216[] = {
#embed "../Theme/templates/faq.html" suffix(, 0)
};
static const uint8_t file_217[] = {
#embed "../Theme/templates/faq_list.html" suffix(, 0)
};
static const uint8_t file_218[] = {
#embed "../Theme/templates/form.html" suffix(, 0)
};
static const uint8_t file_219[] = {
#embed "../Theme/templates/form_list.html" suffix(, 0)
};
static const uint8_t file_220[] = {
#embed "../Theme/templates/home.html" suffix(, 0)
};
static const uint8_t file_221[] = {
#embed "../Theme/templates/house.html" suffix(, 0)
};
static const uint8_t file_222[] = {
#embed "../Theme/templates/house_card.html" suffix(, 0)
};
static const uint8_t file_223[] = {
#embed "../Theme/templates/house_list.html" suffix(, 0)
};
static const uint8_t file_224[] = {
#embed "../Theme/templates/list.html" suffix(, 0)
};
static const uint8_t file_225[] = {
#embed "../Theme/templates/macros/house.html" suffix(, 0)
};
static const uint8_t file_226[] = {
#embed "../Theme/templates/macros/parts.html" suffix(, 0)
};
static const uint8_t file_227[] = {
#embed "../Theme/templates/municipality.html" suffix(, 0)
};
static const uint8_t file_228[] = {
#embed "../Theme/templates/municipality_list.html" suffix(, 0)
};
static const uint8_t file_229[] = {
#embed "../Theme/templates/news.html" suffix(, 0)
};
static const uint8_t file_230[] = {
#embed "../Theme/templates/news_list.html" suffix(, 0)
};
static const uint8_t file_231[] = {
#embed "../Theme/templates/offline.html" suffix(, 0)
};
static const uint8_t file_232[] = {
#embed "../Theme/templates/page.html" suffix(, 0)
};
static const uint8_t file_233[] = {
#embed "../Theme/templates/partials/active_filters.html" suffix(, 0)
};
static const uint8_t file_234[] = {
#embed "../Theme/templates/partials/article_foot.html" suffix(, 0)
};
static const uint8_t file_235[] = {
#embed "../Theme/templates/partials/breadcrumb.html" suffix(, 0)
};
static const uint8_t file_236[] = {
#embed "../Theme/templates/partials/chart.html" suffix(, 0)
};
static const uint8_t file_237[] = {
#embed "../Theme/templates/partials/chat.html" suffix(, 0)
};
static const uint8_t file_238[] = {
#embed "../Theme/templates/partials/contact.html" suffix(, 0)
};
static const uint8_t file_239[] = {
#embed "../Theme/templates/partials/emergency.html" suffix(, 0)
};
static const uint8_t file_240[] = {
#embed "../Theme/templates/partials/event_time.html" suffix(, 0)
};
static const uint8_t file_241[] = {
#embed "../Theme/templates/partials/facets.html" suffix(, 0)
};
static const uint8_t file_242[] = {
#embed "../Theme/templates/partials/fact_contact.html" suffix(, 0)
};
static const uint8_t file_243[] = {
#embed "../Theme/templates/partials/floor_plan.html" suffix(, 0)
};
static const uint8_t file_244[] = {
#embed "../Theme/templates/partials/footer.html" suffix(, 0)
};
static const uint8_t file_245[] = {
#embed "../Theme/templates/partials/gallery.html" suffix(, 0)
};
static const uint8_t file_246[] = {
#embed "../Theme/templates/partials/header.html" suffix(, 0)
};
static const uint8_t file_247[] = {
#embed "../Theme/templates/partials/home_doors.html" suffix(, 0)
};
static const uint8_t file_248[] = {
#embed "../Theme/templates/partials/home_houses.html" suffix(, 0)
};
static const uint8_t file_249[] = {
#embed "../Theme/templates/partials/home_important.html" suffix(, 0)
};
static const uint8_t file_250[] = {
#embed "../Theme/templates/partials/home_latest.html" suffix(, 0)
};
static const uint8_t file_251[] = {
#embed "../Theme/templates/partials/home_municipalities.html" suffix(, 0)
};
static const uint8_t file_252[] = {
#embed "../Theme/templates/partials/home_numbers.html" suffix(, 0)
};
static const uint8_t file_253[] = {
#embed "../Theme/templates/partials/home_programs.html" suffix(, 0)
};
static const uint8_t file_254[] = {
#embed "../Theme/templates/partials/home_situations.html" suffix(, 0)
};
static const uint8_t file_255[] = {
#embed "../Theme/templates/partials/house_spec.html" suffix(, 0)
};
static const uint8_t file_256[] = {
#embed "../Theme/templates/partials/languages.html" suffix(, 0)
};
static const uint8_t file_257[] = {
#embed "../Theme/templates/partials/list_tools.html" suffix(, 0)
};
static const uint8_t file_258[] = {
#embed "../Theme/templates/partials/maintenance.html" suffix(, 0)
};
static const uint8_t file_259[] = {
#embed "../Theme/templates/partials/map_link.html" suffix(, 0)
};
static const uint8_t file_260[] = {
#embed "../Theme/templates/partials/metadata.html" suffix(, 0)
};
static const uint8_t file_261[] = {
#embed "../Theme/templates/partials/nights.html" suffix(, 0)
};
static const uint8_t file_262[] = {
#embed "../Theme/templates/partials/page_meta.html" suffix(, 0)
};
static const uint8_t file_263[] = {
#embed "../Theme/templates/partials/page_picture.html" suffix(, 0)
};
static const uint8_t file_264[] = {
#embed "../Theme/templates/partials/pagination.html" suffix(, 0)
};
static const uint8_t file_265[] = {
#embed "../Theme/templates/partials/print_button.html" suffix(, 0)
};
static const uint8_t file_266[] = {
#embed "../Theme/templates/partials/related.html" suffix(, 0)
};
static const uint8_t file_267[] = {
#embed "../Theme/templates/partials/settings.html" suffix(, 0)
};
static const uint8_t file_268[] = {
#embed "../Theme/templates/partials/side.html" suffix(, 0)
};
static const uint8_t file_269[] = {
#embed "../Theme/templates/partials/styles.html" suffix(, 0)
};
static const uint8_t file_270[] = {
#embed "../Theme/templates/partials/tags.html" suffix(, 0)
};
static const uint8_t file_271[] = {
#embed "../Theme/templates/partials/toc.html" suffix(, 0)
};
static const uint8_t file_272[] = {
#embed "../Theme/templates/partials/town.html" suffix(, 0)
};
static const uint8_t file_273[] = {
#embed "../Theme/templates/partials/translations.html" suffix(, 0)
};
static const uint8_t file_274[] = {
#embed "../Theme/templates/paused.html" suffix(, 0)
};
static const uint8_t file_275[] = {
#embed "../Theme/templates/place.html" suffix(, 0)
};
static const uint8_t file_276[] = {
#embed "../Theme/templates/place_list.html" suffix(, 0)
};
static const uint8_t file_277[] = {
#embed "../Theme/templates/program.html" suffix(, 0)
};
static const uint8_t file_278[] = {
#embed "../Theme/templates/program_list.html" suffix(, 0)
};
static const uint8_t file_279[] = {
#embed "../Theme/templates/recruit.html" suffix(, 0)
};
static const uint8_t file_280[] = {
#embed "../Theme/templates/recruit_list.html" suffix(, 0)
};
static const uint8_t file_281[] = {
#embed "../Theme/templates/redirect.html" suffix(, 0)
};
static const uint8_t file_282[] = {
#embed "../Theme/templates/search.html" suffix(, 0)
};
static const uint8_t file_283[] = {
#embed "../Theme/templates/section.html" suffix(, 0)
};
static const uint8_t file_284[] = {
#embed "../Theme/templates/server_page.html" suffix(, 0)
};
static const uint8_t file_285[] = {
#embed "../Theme/templates/sitemap.html" suffix(, 0)
};
static const uint8_t file_286[] = {
#embed "../Theme/templates/stay.html" suffix(, 0)
};
static const uint8_t file_287[] = {
#embed "../Theme/templates/stay_list.html" suffix(, 0)
};
static const uint8_t file_288[] = {
#embed "../Theme/words/easy.builder.yaml" suffix(, 0)
};
static const uint8_t file_289[] = {
#embed "../Theme/words/easy.chat.yaml" suffix(, 0)
};
static const uint8_t file_290[] = {
#embed "../Theme/words/easy.yaml" suffix(, 0)
};
static const uint8_t file_291[] = {
#embed "../Theme/words/en.builder.yaml" suffix(, 0)
};
static const uint8_t file_292[] = {
#embed "../Theme/words/en.chat.yaml" suffix(, 0)
};
static const uint8_t file_293[] = {
#embed "../Theme/words/en.yaml" suffix(, 0)
};
static const uint8_t file_294[] = {
#embed "../Theme/words/ja.builder.yaml" suffix(, 0)
};
static const uint8_t file_295[] = {
#embed "../Theme/words/ja.chat.yaml" suffix(, 0)
};
static const uint8_t file_296[] = {
#embed "../Theme/words/ja.yaml" suffix(, 0)
};
static const uint8_t file_297[] = {
#embed "../Theme/words/ko.builder.yaml" suffix(, 0)
};
static const uint8_t file_298[] = {
#embed "../Theme/words/ko.chat.yaml" suffix(, 0)
};
static const uint8_t file_299[] = {
#embed "../Theme/words/ko.yaml" suffix(, 0)
};
static const uint8_t file_300[] = {
#embed "../Theme/words/vi.builder.yaml" suffix(, 0)
};
static const uint8_t file_301[] = {
#embed "../Theme/words/vi.chat.yaml" suffix(, 0)
};
static const uint8_t file_302[] = {
#embed "../Theme/words/vi.yaml" suffix(, 0)
};
static const uint8_t file_303[] = {
#embed "../Theme/words/zh.builder.yaml" suffix(, 0)
};
static const uint8_t file_304[] = {
#embed "../Theme/words/zh.chat.yaml" suffix(, 0)
};
static const uint8_t file_305[] = {
#embed "../Theme/words/zh.yaml" suffix(, 0)
};

static const browser_file browser_files[] = {
    {"live/reload.js", file_1, sizeof file_1 - 1},
    {"root/embed.js", file_2, sizeof file_2 - 1},
    {"root/service-worker.js", file_3, sizeof file_3 - 1},
    {"assets/answers/engine.js", file_4, sizeof file_4 - 1},
    {"assets/answers/score.js", file_5, sizeof file_5 - 1},
    {"assets/answers/segment.js", file_6, sizeof file_6 - 1},
    {"assets/answers/shards.js", file_7, sizeof file_7 - 1},
    {"assets/answers/text.js", file_8, sizeof file_8 - 1},
    {"assets/chat/consent.js", file_9, sizeof file_9 - 1},
    {"assets/chat/conversation.js", file_10, sizeof file_10 - 1},
    {"assets/chat/desk.js", file_11, sizeof file_11 - 1},
    {"assets/chat/dialogue.js", file_12, sizeof file_12 - 1},
    {"assets/chat/launcher.js", file_13, sizeof file_13 - 1},
    {"assets/chat/menu.js", file_14, sizeof file_14 - 1},
    {"assets/chat/offline.js", file_15, sizeof file_15 - 1},
    {"assets/chat/page.js", file_16, sizeof file_16 - 1},
    {"assets/chat/panel.js", file_17, sizeof file_17 - 1},
    {"assets/chat/recording.js", file_18, sizeof file_18 - 1},
    {"assets/chat/store.js", file_19, sizeof file_19 - 1},
    {"assets/chat/talk.js", file_20, sizeof file_20 - 1},
    {"assets/chat/turns.js", file_21, sizeof file_21 - 1},
    {"assets/display-choices.js", file_22, sizeof file_22 - 1},
    {"assets/elements.js", file_23, sizeof file_23 - 1},
    {"assets/emergency-notice.js", file_24, sizeof file_24 - 1},
    {"assets/emergency.js", file_25, sizeof file_25 - 1},
    {"assets/filter-core.js", file_26, sizeof file_26 - 1},
    {"assets/filter.js", file_27, sizeof file_27 - 1},
    {"assets/forms/addresses.js", file_28, sizeof file_28 - 1},
    {"assets/forms/corporations.js", file_29, sizeof file_29 - 1},
    {"assets/forms/expression.js", file_30, sizeof file_30 - 1},
    {"assets/forms/fields.js", file_31, sizeof file_31 - 1},
    {"assets/forms/form.js", file_32, sizeof file_32 - 1},
    {"assets/forms/items.js", file_33, sizeof file_33 - 1},
    {"assets/forms/kept.js", file_34, sizeof file_34 - 1},
    {"assets/forms/near.js", file_35, sizeof file_35 - 1},
    {"assets/forms/pin.js", file_36, sizeof file_36 - 1},
    {"assets/forms/position.js", file_37, sizeof file_37 - 1},
    {"assets/forms/problems.js", file_38, sizeof file_38 - 1},
    {"assets/forms/review.js", file_39, sizeof file_39 - 1},
    {"assets/forms/rows.js", file_40, sizeof file_40 - 1},
    {"assets/gallery.js", file_41, sizeof file_41 - 1},
    {"assets/maintenance-notice.js", file_42, sizeof file_42 - 1},
    {"assets/maintenance.js", file_43, sizeof file_43 - 1},
    {"assets/maps/map.js", file_44, sizeof file_44 - 1},
    {"assets/maps/reports.js", file_45, sizeof file_45 - 1},
    {"assets/navigation.js", file_46, sizeof file_46 - 1},
    {"assets/pagination.js", file_47, sizeof file_47 - 1},
    {"assets/print.js", file_48, sizeof file_48 - 1},
    {"assets/search/results.js", file_49, sizeof file_49 - 1},
    {"assets/search/search.js", file_50, sizeof file_50 - 1},
    {"assets/settings-early.js", file_51, sizeof file_51 - 1},
    {"assets/settings.js", file_52, sizeof file_52 - 1},
    {"assets/visit.js", file_53, sizeof file_53 - 1},
    {"assets/visits.js", file_54, sizeof file_54 - 1},
    {"desk/assets/desk.css", file_55, sizeof file_55 - 1},
    {"desk/templates/frame.html", file_56, sizeof file_56 - 1},
    {"desk/templates/jobs.html", file_57, sizeof file_57 - 1},
    {"desk/templates/kept.html", file_58, sizeof file_58 - 1},
    {"desk/templates/parts.html", file_59, sizeof file_59 - 1},
    {"desk/templates/problem.html", file_60, sizeof file_60 - 1},
    {"desk/templates/retention.html", file_61, sizeof file_61 - 1},
    {"desk/templates/unwritable.html", file_62, sizeof file_62 - 1},
    {"desk/templates/backups/list.html", file_63, sizeof file_63 - 1},
    {"desk/templates/desk/account.html", file_64, sizeof file_64 - 1},
    {"desk/templates/desk/accounts.html", file_65, sizeof file_65 - 1},
    {"desk/templates/desk/audit.html", file_66, sizeof file_66 - 1},
    {"desk/templates/desk/colleague.html", file_67, sizeof file_67 - 1},
    {"desk/templates/desk/group.html", file_68, sizeof file_68 - 1},
    {"desk/templates/desk/groups.html", file_69, sizeof file_69 - 1},
    {"desk/templates/desk/home.html", file_70, sizeof file_70 - 1},
    {"desk/templates/desk/new-account.html", file_71, sizeof file_71 - 1},
    {"desk/templates/desk/parts.html", file_72, sizeof file_72 - 1},
    {"desk/templates/desk/password.html", file_73, sizeof file_73 - 1},
    {"desk/templates/desk/second-factor.html", file_74, sizeof file_74 - 1},
    {"desk/templates/desk/secret.html", file_75, sizeof file_75 - 1},
    {"desk/templates/desk/sign-in.html", file_76, sizeof file_76 - 1},
    {"desk/templates/forms/all.html", file_77, sizeof file_77 - 1},
    {"desk/templates/forms/confirm.html", file_78, sizeof file_78 - 1},
    {"desk/templates/forms/edit.html", file_79, sizeof file_79 - 1},
    {"desk/templates/forms/exports.html", file_80, sizeof file_80 - 1},
    {"desk/templates/forms/inbox.html", file_81, sizeof file_81 - 1},
    {"desk/templates/forms/joined.html", file_82, sizeof file_82 - 1},
    {"desk/templates/forms/letter.html", file_83, sizeof file_83 - 1},
    {"desk/templates/forms/parts.html", file_84, sizeof file_84 - 1},
    {"desk/templates/forms/published_results.html", file_85, sizeof file_85 - 1},
    {"desk/templates/forms/results.html", file_86, sizeof file_86 - 1},
    {"desk/templates/forms/results_preview.html", file_87, sizeof file_87 - 1},
    {"desk/templates/forms/saved.html", file_88, sizeof file_88 - 1},
    {"desk/templates/forms/status.html", file_89, sizeof file_89 - 1},
    {"desk/templates/forms/step.html", file_90, sizeof file_90 - 1},
    {"desk/templates/forms/submission.html", file_91, sizeof file_91 - 1},
    {"desk/templates/housefeed/list.html", file_92, sizeof file_92 - 1},
    {"desk/templates/mail/list.html", file_93, sizeof file_93 - 1},
    {"desk/templates/mail/mail.html", file_94, sizeof file_94 - 1},
    {"desk/templates/manual/contents.html", file_95, sizeof file_95 - 1},
    {"desk/templates/manual/text.html", file_96, sizeof file_96 - 1},
    {"desk/assets/manual/accounts.png", file_97, sizeof file_97 - 1},
    {"desk/assets/manual/audit.png", file_98, sizeof file_98 - 1},
    {"desk/assets/manual/backup.png", file_99, sizeof file_99 - 1},
    {"desk/assets/manual/emergency.png", file_100, sizeof file_100 - 1},
    {"desk/assets/manual/forms-handling.png", file_101, sizeof file_101 - 1},
    {"desk/assets/manual/forms-inbox.png", file_102, sizeof file_102 - 1},
    {"desk/assets/manual/home.png", file_103, sizeof file_103 - 1},
    {"desk/assets/manual/list.png", file_104, sizeof file_104 - 1},
    {"desk/assets/manual/reports.png", file_105, sizeof file_105 - 1},
    {"desk/assets/manual/retention.png", file_106, sizeof file_106 - 1},
    {"desk/assets/manual/statistics.png", file_107, sizeof file_107 - 1},
    {"desk/assets/manual/surveys.png", file_108, sizeof file_108 - 1},
    {"desk/manual/accounts.md", file_109, sizeof file_109 - 1},
    {"desk/manual/audit.md", file_110, sizeof file_110 - 1},
    {"desk/manual/backup.md", file_111, sizeof file_111 - 1},
    {"desk/manual/chatbot-conversations.md", file_112, sizeof file_112 - 1},
    {"desk/manual/chatbot-statistics.md", file_113, sizeof file_113 - 1},
    {"desk/manual/contract-end.md", file_114, sizeof file_114 - 1},
    {"desk/manual/emergency.md", file_115, sizeof file_115 - 1},
    {"desk/manual/first-accounts.md", file_116, sizeof file_116 - 1},
    {"desk/manual/forms-handling.md", file_117, sizeof file_117 - 1},
    {"desk/manual/forms-lists.md", file_118, sizeof file_118 - 1},
    {"desk/manual/forms.md", file_119, sizeof file_119 - 1},
    {"desk/manual/groups.md", file_120, sizeof file_120 - 1},
    {"desk/manual/home.md", file_121, sizeof file_121 - 1},
    {"desk/manual/house-feed.md", file_122, sizeof file_122 - 1},
    {"desk/manual/incident.md", file_123, sizeof file_123 - 1},
    {"desk/manual/install.md", file_124, sizeof file_124 - 1},
    {"desk/manual/jobs.md", file_125, sizeof file_125 - 1},
    {"desk/manual/keys.md", file_126, sizeof file_126 - 1},
    {"desk/manual/lists.md", file_127, sizeof file_127 - 1},
    {"desk/manual/mail.md", file_128, sizeof file_128 - 1},
    {"desk/manual/maintenance.md", file_129, sizeof file_129 - 1},
    {"desk/manual/monitoring.md", file_130, sizeof file_130 - 1},
    {"desk/manual/postgresql.md", file_131, sizeof file_131 - 1},
    {"desk/manual/proxy.md", file_132, sizeof file_132 - 1},
    {"desk/manual/reports.md", file_133, sizeof file_133 - 1},
    {"desk/manual/residents.md", file_134, sizeof file_134 - 1},
    {"desk/manual/retention.md", file_135, sizeof file_135 - 1},
    {"desk/manual/sign-in.md", file_136, sizeof file_136 - 1},
    {"desk/manual/surveys.md", file_137, sizeof file_137 - 1},
    {"desk/manual/visits.md", file_138, sizeof file_138 - 1},
    {"desk/templates/questions/conversation.html", file_139, sizeof file_139 - 1},
    {"desk/templates/questions/conversations.html", file_140, sizeof file_140 - 1},
    {"desk/templates/questions/list.html", file_141, sizeof file_141 - 1},
    {"desk/templates/questions/parts.html", file_142, sizeof file_142 - 1},
    {"desk/templates/questions/report.html", file_143, sizeof file_143 - 1},
    {"desk/templates/questions/statistics.html", file_144, sizeof file_144 - 1},
    {"desk/templates/reports/all.html", file_145, sizeof file_145 - 1},
    {"desk/templates/reports/following.html", file_146, sizeof file_146 - 1},
    {"desk/templates/reports/list.html", file_147, sizeof file_147 - 1},
    {"desk/templates/reports/map.html", file_148, sizeof file_148 - 1},
    {"desk/templates/reports/public.html", file_149, sizeof file_149 - 1},
    {"desk/templates/reports/report.html", file_150, sizeof file_150 - 1},
    {"desk/templates/reports/routes.html", file_151, sizeof file_151 - 1},
    {"desk/templates/residents/account.html", file_152, sizeof file_152 - 1},
    {"desk/templates/residents/code.html", file_153, sizeof file_153 - 1},
    {"desk/templates/residents/delete.html", file_154, sizeof file_154 - 1},
    {"desk/templates/residents/parts.html", file_155, sizeof file_155 - 1},
    {"desk/templates/residents/sign-in.html", file_156, sizeof file_156 - 1},
    {"desk/templates/switches/emergency.html", file_157, sizeof file_157 - 1},
    {"desk/templates/switches/maintenance.html", file_158, sizeof file_158 - 1},
    {"desk/templates/switches/preview.html", file_159, sizeof file_159 - 1},
    {"desk/templates/visits/figures.html", file_160, sizeof file_160 - 1},
    {"desk/templates/visits/list.html", file_161, sizeof file_161 - 1},
    {"desk/templates/visits/parts.html", file_162, sizeof file_162 - 1},
    {"desk/templates/visits/report.html", file_163, sizeof file_163 - 1},
    {"assets/leaflet/leaflet.css", file_164, sizeof file_164 - 1},
    {"assets/leaflet/leaflet.js", file_165, sizeof file_165 - 1},
    {"assets/chat-character.svg", file_166, sizeof file_166 - 1},
    {"assets/chat.css", file_167, sizeof file_167 - 1},
    {"assets/content.css", file_168, sizeof file_168 - 1},
    {"assets/forms.css", file_169, sizeof file_169 - 1},
    {"assets/hero.svg", file_170, sizeof file_170 - 1},
    {"assets/home.css", file_171, sizeof file_171 - 1},
    {"assets/icons.svg", file_172, sizeof file_172 - 1},
    {"assets/kinds.css", file_173, sizeof file_173 - 1},
    {"assets/lists.css", file_174, sizeof file_174 - 1},
    {"assets/map.css", file_175, sizeof file_175 - 1},
    {"assets/mark.svg", file_176, sizeof file_176 - 1},
    {"assets/page.css", file_177, sizeof file_177 - 1},
    {"assets/print.css", file_178, sizeof file_178 - 1},
    {"assets/search.css", file_179, sizeof file_179 - 1},
    {"assets/site.css", file_180, sizeof file_180 - 1},
    {"assets/tokens.css", file_181, sizeof file_181 - 1},
    {"templates/404.html", file_182, sizeof file_182 - 1},
    {"templates/base.html", file_183, sizeof file_183 - 1},
    {"templates/cards/event.html", file_184, sizeof file_184 - 1},
    {"templates/cards/event_line.html", file_185, sizeof file_185 - 1},
    {"templates/cards/faq.html", file_186, sizeof file_186 - 1},
    {"templates/cards/form.html", file_187, sizeof file_187 - 1},
    {"templates/cards/house.html", file_188, sizeof file_188 - 1},
    {"templates/cards/municipality.html", file_189, sizeof file_189 - 1},
    {"templates/cards/news.html", file_190, sizeof file_190 - 1},
    {"templates/cards/page.html", file_191, sizeof file_191 - 1},
    {"templates/cards/place.html", file_192, sizeof file_192 - 1},
    {"templates/cards/program.html", file_193, sizeof file_193 - 1},
    {"templates/cards/recruit.html", file_194, sizeof file_194 - 1},
    {"templates/cards/stay.html", file_195, sizeof file_195 - 1},
    {"templates/chat.html", file_196, sizeof file_196 - 1},
    {"templates/chat_frame.html", file_197, sizeof file_197 - 1},
    {"templates/components/button.html", file_198, sizeof file_198 - 1},
    {"templates/components/buttons.html", file_199, sizeof file_199 - 1},
    {"templates/components/cards.html", file_200, sizeof file_200 - 1},
    {"templates/components/checklist.html", file_201, sizeof file_201 - 1},
    {"templates/components/contact.html", file_202, sizeof file_202 - 1},
    {"templates/components/desks.html", file_203, sizeof file_203 - 1},
    {"templates/components/download.html", file_204, sizeof file_204 - 1},
    {"templates/components/faq.html", file_205, sizeof file_205 - 1},
    {"templates/components/figure.html", file_206, sizeof file_206 - 1},
    {"templates/components/flow.html", file_207, sizeof file_207 - 1},
    {"templates/components/latest.html", file_208, sizeof file_208 - 1},
    {"templates/components/map.html", file_209, sizeof file_209 - 1},
    {"templates/components/programs.html", file_210, sizeof file_210 - 1},
    {"templates/components/quote.html", file_211, sizeof file_211 - 1},
    {"templates/components/steps.html", file_212, sizeof file_212 - 1},
    {"templates/event.html", file_213, sizeof file_213 - 1},
    {"templates/event_list.html", file_214, sizeof file_214 - 1},
    {"templates/event_month.html", file_215, sizeof file_215 - 1},
    {"templates/faq.html", file_216, sizeof file_216 - 1},
    {"templates/faq_list.html", file_217, sizeof file_217 - 1},
    {"templates/form.html", file_218, sizeof file_218 - 1},
    {"templates/form_list.html", file_219, sizeof file_219 - 1},
    {"templates/home.html", file_220, sizeof file_220 - 1},
    {"templates/house.html", file_221, sizeof file_221 - 1},
    {"templates/house_card.html", file_222, sizeof file_222 - 1},
    {"templates/house_list.html", file_223, sizeof file_223 - 1},
    {"templates/list.html", file_224, sizeof file_224 - 1},
    {"templates/macros/house.html", file_225, sizeof file_225 - 1},
    {"templates/macros/parts.html", file_226, sizeof file_226 - 1},
    {"templates/municipality.html", file_227, sizeof file_227 - 1},
    {"templates/municipality_list.html", file_228, sizeof file_228 - 1},
    {"templates/news.html", file_229, sizeof file_229 - 1},
    {"templates/news_list.html", file_230, sizeof file_230 - 1},
    {"templates/offline.html", file_231, sizeof file_231 - 1},
    {"templates/page.html", file_232, sizeof file_232 - 1},
    {"templates/partials/active_filters.html", file_233, sizeof file_233 - 1},
    {"templates/partials/article_foot.html", file_234, sizeof file_234 - 1},
    {"templates/partials/breadcrumb.html", file_235, sizeof file_235 - 1},
    {"templates/partials/chart.html", file_236, sizeof file_236 - 1},
    {"templates/partials/chat.html", file_237, sizeof file_237 - 1},
    {"templates/partials/contact.html", file_238, sizeof file_238 - 1},
    {"templates/partials/emergency.html", file_239, sizeof file_239 - 1},
    {"templates/partials/event_time.html", file_240, sizeof file_240 - 1},
    {"templates/partials/facets.html", file_241, sizeof file_241 - 1},
    {"templates/partials/fact_contact.html", file_242, sizeof file_242 - 1},
    {"templates/partials/floor_plan.html", file_243, sizeof file_243 - 1},
    {"templates/partials/footer.html", file_244, sizeof file_244 - 1},
    {"templates/partials/gallery.html", file_245, sizeof file_245 - 1},
    {"templates/partials/header.html", file_246, sizeof file_246 - 1},
    {"templates/partials/home_doors.html", file_247, sizeof file_247 - 1},
    {"templates/partials/home_houses.html", file_248, sizeof file_248 - 1},
    {"templates/partials/home_important.html", file_249, sizeof file_249 - 1},
    {"templates/partials/home_latest.html", file_250, sizeof file_250 - 1},
    {"templates/partials/home_municipalities.html", file_251, sizeof file_251 - 1},
    {"templates/partials/home_numbers.html", file_252, sizeof file_252 - 1},
    {"templates/partials/home_programs.html", file_253, sizeof file_253 - 1},
    {"templates/partials/home_situations.html", file_254, sizeof file_254 - 1},
    {"templates/partials/house_spec.html", file_255, sizeof file_255 - 1},
    {"templates/partials/languages.html", file_256, sizeof file_256 - 1},
    {"templates/partials/list_tools.html", file_257, sizeof file_257 - 1},
    {"templates/partials/maintenance.html", file_258, sizeof file_258 - 1},
    {"templates/partials/map_link.html", file_259, sizeof file_259 - 1},
    {"templates/partials/metadata.html", file_260, sizeof file_260 - 1},
    {"templates/partials/nights.html", file_261, sizeof file_261 - 1},
    {"templates/partials/page_meta.html", file_262, sizeof file_262 - 1},
    {"templates/partials/page_picture.html", file_263, sizeof file_263 - 1},
    {"templates/partials/pagination.html", file_264, sizeof file_264 - 1},
    {"templates/partials/print_button.html", file_265, sizeof file_265 - 1},
    {"templates/partials/related.html", file_266, sizeof file_266 - 1},
    {"templates/partials/settings.html", file_267, sizeof file_267 - 1},
    {"templates/partials/side.html", file_268, sizeof file_268 - 1},
    {"templates/partials/styles.html", file_269, sizeof file_269 - 1},
    {"templates/partials/tags.html", file_270, sizeof file_270 - 1},
    {"templates/partials/toc.html", file_271, sizeof file_271 - 1},
    {"templates/partials/town.html", file_272, sizeof file_272 - 1},
    {"templates/partials/translations.html", file_273, sizeof file_273 - 1},
    {"templates/paused.html", file_274, sizeof file_274 - 1},
    {"templates/place.html", file_275, sizeof file_275 - 1},
    {"templates/place_list.html", file_276, sizeof file_276 - 1},
    {"templates/program.html", file_277, sizeof file_277 - 1},
    {"templates/program_list.html", file_278, sizeof file_278 - 1},
    {"templates/recruit.html", file_279, sizeof file_279 - 1},
    {"templates/recruit_list.html", file_280, sizeof file_280 - 1},
    {"templates/redirect.html", file_281, sizeof file_281 - 1},
    {"templates/search.html", file_282, sizeof file_282 - 1},
    {"templates/section.html", file_283, sizeof file_283 - 1},
    {"templates/server_page.html", file_284, sizeof file_284 - 1},
    {"templates/sitemap.html", file_285, sizeof file_285 - 1},
    {"templates/stay.html", file_286, sizeof file_286 - 1},
    {"templates/stay_list.html", file_287, sizeof file_287 - 1},
    {"words/easy.builder.yaml", file_288, sizeof file_288 - 1},
    {"words/easy.chat.yaml", file_289, sizeof file_289 - 1},
    {"words/easy.yaml", file_290, sizeof file_290 - 1},
    {"words/en.builder.yaml", file_291, sizeof file_291 - 1},
    {"words/en.chat.yaml", file_292, sizeof file_292 - 1},
    {"words/en.yaml", file_293, sizeof file_293 - 1},
    {"words/ja.builder.yaml", file_294, sizeof file_294 - 1},
    {"words/ja.chat.yaml", file_295, sizeof file_295 - 1},
    {"words/ja.yaml", file_296, sizeof file_296 - 1},
    {"words/ko.builder.yaml", file_297, sizeof file_297 - 1},
    {"words/ko.chat.yaml", file_298, sizeof file_298 - 1},
    {"words/ko.yaml", file_299, sizeof file_299 - 1},
    {"words/vi.builder.yaml", file_300, sizeof file_300 - 1},
    {"words/vi.chat.yaml", file_301, sizeof file_301 - 1},
    {"words/vi.yaml", file_302, sizeof file_302 - 1},
    {"words/zh.builder.yaml", file_303, sizeof file_303 - 1},
    {"words/zh.chat.yaml", file_304, sizeof file_304 - 1},
    {"words/zh.yaml", file_305, sizeof file_305 - 1},
};
const size_t browser_file_count = 305;

const browser_file *browser_file_at(size_t index) { return &browser_files[index]; }
