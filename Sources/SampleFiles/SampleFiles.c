// Written by embed.sh.
#include "SampleFiles.h"

static const uint8_t file_1[] = {
#embed "../../Sources/SampleFiles/FormTemplates/bulky-waste.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_2[] = {
#embed "../../Sources/SampleFiles/FormTemplates/certificate-by-post.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_3[] = {
#embed "../../Sources/SampleFiles/FormTemplates/counter-survey.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_4[] = {
#embed "../../Sources/SampleFiles/FormTemplates/event.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_5[] = {
#embed "../../Sources/SampleFiles/FormTemplates/facility.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_6[] = {
#embed "../../Sources/SampleFiles/FormTemplates/nursery.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_7[] = {
#embed "../../Sources/SampleFiles/FormTemplates/public-comment.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_8[] = {
#embed "../../Sources/SampleFiles/FormTemplates/subsidy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_9[] = {
#embed "../../Sources/SampleFiles/FormTemplates/vacant-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_10[] = {
#embed "../../Sources/SampleFiles/FormTemplates/visit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_11[] = {
#embed "../../content/archive/news/2019-06-03-launch.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_12[] = {
#embed "../../content/archive/news/2019-09-20-machiya-measuring.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_13[] = {
#embed "../../content/archive/news/2020-04-13-all-online.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_14[] = {
#embed "../../content/archive/news/2021-05-10-two-new-regions.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_15[] = {
#embed "../../content/archive/news/2022-02-28-snow-first-winter.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_16[] = {
#embed "../../content/archive/news/2022-12-20-mountain-map.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_17[] = {
#embed "../../content/archive/news/2023-11-06-night-library-pause.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_18[] = {
#embed "../../content/archive/news/2024-03-29-closing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_19[] = {
#embed "../../content/archive/news/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_20[] = {
#embed "../../content/archive/pages/about.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_21[] = {
#embed "../../content/archive/pages/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_22[] = {
#embed "../../content/archive/pages/members.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_23[] = {
#embed "../../content/archive/pages/projects/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_24[] = {
#embed "../../content/archive/pages/projects/machiya-drawings.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_25[] = {
#embed "../../content/archive/pages/projects/mountain-names.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_26[] = {
#embed "../../content/archive/pages/projects/night-library.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_27[] = {
#embed "../../content/archive/pages/projects/salt-fire.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_28[] = {
#embed "../../content/archive/pages/projects/snow-helpers.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_29[] = {
#embed "../../content/archive/pages/projects/stone-walls.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_30[] = {
#embed "../../content/archive/pages/reports/2021.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_31[] = {
#embed "../../content/archive/pages/reports/2023.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_32[] = {
#embed "../../content/archive/site.yaml" suffix(, 0) if_empty(0)
};
static const uint8_t file_33[] = {
#embed "../../content/assets/pictures/hero/bay.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_34[] = {
#embed "../../content/assets/pictures/houses/in-01.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_35[] = {
#embed "../../content/assets/pictures/houses/in-02.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_36[] = {
#embed "../../content/assets/pictures/houses/in-03.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_37[] = {
#embed "../../content/assets/pictures/houses/in-04.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_38[] = {
#embed "../../content/assets/pictures/houses/in-05.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_39[] = {
#embed "../../content/assets/pictures/houses/in-06.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_40[] = {
#embed "../../content/assets/pictures/houses/in-07.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_41[] = {
#embed "../../content/assets/pictures/houses/in-08.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_42[] = {
#embed "../../content/assets/pictures/houses/in-09.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_43[] = {
#embed "../../content/assets/pictures/houses/in-10.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_44[] = {
#embed "../../content/assets/pictures/houses/plan-s-0101.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_45[] = {
#embed "../../content/assets/pictures/houses/plan-s-0103.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_46[] = {
#embed "../../content/assets/pictures/houses/plan-s-0105.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_47[] = {
#embed "../../content/assets/pictures/houses/plan-s-0107.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_48[] = {
#embed "../../content/assets/pictures/houses/plan-s-0109.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_49[] = {
#embed "../../content/assets/pictures/houses/plan-s-0114.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_50[] = {
#embed "../../content/assets/pictures/houses/plan-s-0123.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_51[] = {
#embed "../../content/assets/pictures/houses/plan-s-0125.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_52[] = {
#embed "../../content/assets/pictures/houses/s-0101.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_53[] = {
#embed "../../content/assets/pictures/houses/s-0102.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_54[] = {
#embed "../../content/assets/pictures/houses/s-0103.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_55[] = {
#embed "../../content/assets/pictures/houses/s-0104.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_56[] = {
#embed "../../content/assets/pictures/houses/s-0105.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_57[] = {
#embed "../../content/assets/pictures/houses/s-0106.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_58[] = {
#embed "../../content/assets/pictures/houses/s-0107.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_59[] = {
#embed "../../content/assets/pictures/houses/s-0108.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_60[] = {
#embed "../../content/assets/pictures/houses/s-0109.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_61[] = {
#embed "../../content/assets/pictures/houses/s-0110.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_62[] = {
#embed "../../content/assets/pictures/houses/s-0111.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_63[] = {
#embed "../../content/assets/pictures/houses/s-0112.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_64[] = {
#embed "../../content/assets/pictures/houses/s-0113.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_65[] = {
#embed "../../content/assets/pictures/houses/s-0114.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_66[] = {
#embed "../../content/assets/pictures/houses/s-0115.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_67[] = {
#embed "../../content/assets/pictures/houses/s-0116.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_68[] = {
#embed "../../content/assets/pictures/houses/s-0117.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_69[] = {
#embed "../../content/assets/pictures/houses/s-0119.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_70[] = {
#embed "../../content/assets/pictures/houses/s-0121.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_71[] = {
#embed "../../content/assets/pictures/houses/s-0122.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_72[] = {
#embed "../../content/assets/pictures/houses/s-0123.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_73[] = {
#embed "../../content/assets/pictures/houses/s-0124.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_74[] = {
#embed "../../content/assets/pictures/houses/s-0125.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_75[] = {
#embed "../../content/assets/pictures/houses/s-0127.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_76[] = {
#embed "../../content/assets/pictures/houses/s-0128.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_77[] = {
#embed "../../content/assets/pictures/houses/s-0129.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_78[] = {
#embed "../../content/assets/pictures/houses/s-0131.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_79[] = {
#embed "../../content/assets/pictures/houses/s-0132.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_80[] = {
#embed "../../content/assets/pictures/houses/s-0133.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_81[] = {
#embed "../../content/assets/pictures/houses/s-0134.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_82[] = {
#embed "../../content/assets/pictures/houses/s-0135.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_83[] = {
#embed "../../content/assets/pictures/houses/s-0136.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_84[] = {
#embed "../../content/assets/pictures/houses/s-0137.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_85[] = {
#embed "../../content/assets/pictures/houses/s-0138.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_86[] = {
#embed "../../content/assets/pictures/houses/s-0139.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_87[] = {
#embed "../../content/assets/pictures/houses/s-0140.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_88[] = {
#embed "../../content/assets/pictures/houses/s-0141.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_89[] = {
#embed "../../content/assets/pictures/houses/s-0142.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_90[] = {
#embed "../../content/assets/pictures/houses/s-0145.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_91[] = {
#embed "../../content/assets/pictures/houses/s-0146.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_92[] = {
#embed "../../content/assets/pictures/municipalities/hoshigahara.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_93[] = {
#embed "../../content/assets/pictures/municipalities/minatogawa.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_94[] = {
#embed "../../content/assets/pictures/municipalities/shiohama.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_95[] = {
#embed "../../content/assets/pictures/municipalities/shiomi.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_96[] = {
#embed "../../content/assets/pictures/municipalities/shiraho.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_97[] = {
#embed "../../content/assets/pictures/municipalities/yamamori.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_98[] = {
#embed "../../content/assets/pictures/news/n1.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_99[] = {
#embed "../../content/assets/pictures/news/n2.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_100[] = {
#embed "../../content/assets/pictures/news/n3.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_101[] = {
#embed "../../content/assets/pictures/news/n4.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_102[] = {
#embed "../../content/assets/pictures/news/n5.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_103[] = {
#embed "../../content/assets/pictures/news/n6.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_104[] = {
#embed "../../content/assets/pictures/news/n7.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_105[] = {
#embed "../../content/assets/pictures/news/n8.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_106[] = {
#embed "../../content/assets/pictures/people/p1.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_107[] = {
#embed "../../content/assets/pictures/people/p2.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_108[] = {
#embed "../../content/assets/pictures/people/p3.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_109[] = {
#embed "../../content/assets/pictures/people/p4.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_110[] = {
#embed "../../content/assets/pictures/people/p5.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_111[] = {
#embed "../../content/assets/pictures/people/p6.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_112[] = {
#embed "../../content/assets/pictures/recruits/citrus.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_113[] = {
#embed "../../content/assets/pictures/recruits/dairy.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_114[] = {
#embed "../../content/assets/pictures/recruits/ferry.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_115[] = {
#embed "../../content/assets/pictures/recruits/forestry.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_116[] = {
#embed "../../content/assets/pictures/recruits/kitchen.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_117[] = {
#embed "../../content/assets/pictures/recruits/observatory.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_118[] = {
#embed "../../content/assets/pictures/recruits/oyster.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_119[] = {
#embed "../../content/assets/pictures/recruits/workshop.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_120[] = {
#embed "../../content/assets/pictures/shiomaru.svg" suffix(, 0) if_empty(0)
};
static const uint8_t file_121[] = {
#embed "../../content/assets/pictures/stays/hoshigahara-nakahara.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_122[] = {
#embed "../../content/assets/pictures/stays/hoshigahara-okunodaira.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_123[] = {
#embed "../../content/assets/pictures/stays/minatogawa-hamanomachi.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_124[] = {
#embed "../../content/assets/pictures/stays/minatogawa-minatohon.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_125[] = {
#embed "../../content/assets/pictures/stays/shiohama-shinhama.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_126[] = {
#embed "../../content/assets/pictures/stays/shiohama-shiomachi.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_127[] = {
#embed "../../content/assets/pictures/stays/shiomi-aobadai.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_128[] = {
#embed "../../content/assets/pictures/stays/shiomi-minatomachi.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_129[] = {
#embed "../../content/assets/pictures/stays/shiraho-higashidomari.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_130[] = {
#embed "../../content/assets/pictures/stays/shiraho-oura.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_131[] = {
#embed "../../content/assets/pictures/stays/yamamori-kawato.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_132[] = {
#embed "../../content/assets/pictures/stays/yamamori-yunosawa.jpg" suffix(, 0) if_empty(0)
};
static const uint8_t file_133[] = {
#embed "../../content/data/emergency-contacts.yaml" suffix(, 0) if_empty(0)
};
static const uint8_t file_134[] = {
#embed "../../content/data/numbers.yaml" suffix(, 0) if_empty(0)
};
static const uint8_t file_135[] = {
#embed "../../content/events/2026/2026-10-18-yamamori-timber-fair.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_136[] = {
#embed "../../content/events/2026/2026-10-24-shiomi-tram-house-tour.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_137[] = {
#embed "../../content/events/2026/2026-11-03-shiraho-regatta.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_138[] = {
#embed "../../content/events/2026/2026-11-15-minatogawa-morning-market.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_139[] = {
#embed "../../content/events/2026/2026-11-22-shiohama-parent-child-salt.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_140[] = {
#embed "../../content/events/2026/2026-11-23-hoshigahara-harvest.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_141[] = {
#embed "../../content/events/2026/2026-11-25-online-evening-consultation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_142[] = {
#embed "../../content/events/2026/2026-11-28-shiraho-mikan-harvest.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_143[] = {
#embed "../../content/events/2026/2026-11-28-tokyo-iju-seminar.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_144[] = {
#embed "../../content/events/2026/2026-11-28-tokyo-iju-seminar.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_145[] = {
#embed "../../content/events/2026/2026-11-29-shiomi-child-first-aid.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_146[] = {
#embed "../../content/events/2026/2026-12-02-startup-online-lecture.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_147[] = {
#embed "../../content/events/2026/2026-12-05-job-briefing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_148[] = {
#embed "../../content/events/2026/2026-12-05-yamamori-kyoryokutai-tour.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_149[] = {
#embed "../../content/events/2026/2026-12-06-shiohama-nursery-visit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_150[] = {
#embed "../../content/events/2026/2026-12-12-hoshigahara-geminids.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_151[] = {
#embed "../../content/events/2026/2026-12-12-minatogawa-machiya-diy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_152[] = {
#embed "../../content/events/2026/2026-12-13-shiomi-foreign-residents-drill.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_153[] = {
#embed "../../content/events/2026/2026-12-13-shiomi-foreign-residents-drill.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_154[] = {
#embed "../../content/events/2026/2026-12-13-shiomi-foreign-residents-drill.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_155[] = {
#embed "../../content/events/2026/2026-12-16-online-akiya-owner.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_156[] = {
#embed "../../content/events/2026/2026-12-19-shiraho-citrus-market.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_157[] = {
#embed "../../content/events/2026/2026-12-20-shiohama-factory-cruise.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_158[] = {
#embed "../../content/events/2027/2027-01-05-homecoming-housing-day.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_159[] = {
#embed "../../content/events/2027/2027-01-09-yamamori-winter-bath.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_160[] = {
#embed "../../content/events/2027/2027-01-10-hoshigahara-snow-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_161[] = {
#embed "../../content/events/2027/2027-01-16-osaka-seminar.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_162[] = {
#embed "../../content/events/2027/2027-01-17-minatogawa-oyster-festival.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_163[] = {
#embed "../../content/events/2027/2027-01-20-online-evening-consultation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_164[] = {
#embed "../../content/events/2027/2027-01-23-shiomi-university-open.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_165[] = {
#embed "../../content/events/2027/2027-01-30-shiohama-moving-family-party.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_166[] = {
#embed "../../content/events/2027/2027-02-06-yamamori-woodschool-briefing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_167[] = {
#embed "../../content/events/2027/2027-02-11-hoshigahara-snow-festival.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_168[] = {
#embed "../../content/events/2027/2027-02-12-shiraho-trial-weekend.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_169[] = {
#embed "../../content/events/2027/2027-02-19-shiomi-workbase-matching.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_170[] = {
#embed "../../content/events/2027/2027-02-20-tokyo-big-fair.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_171[] = {
#embed "../../content/events/2027/2027-02-27-shiohama-moving-tax-class.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_172[] = {
#embed "../../content/events/2027/2027-03-06-minatogawa-machiya-open.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_173[] = {
#embed "../../content/events/2027/2027-03-13-pref-disaster-lecture.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_174[] = {
#embed "../../content/events/2027/2027-03-20-shiohama-spring-picnic.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_175[] = {
#embed "../../content/events/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_176[] = {
#embed "../../content/faq/bosai/after-disaster-all.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_177[] = {
#embed "../../content/faq/bosai/disaster-volunteer.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_178[] = {
#embed "../../content/faq/bosai/evacuation-pets.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_179[] = {
#embed "../../content/faq/bosai/family-contact.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_180[] = {
#embed "../../content/faq/bosai/hazard-check.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_181[] = {
#embed "../../content/faq/bosai/info-mail.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_182[] = {
#embed "../../content/faq/bosai/need-help-evacuate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_183[] = {
#embed "../../content/faq/bosai/risai-cert.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_184[] = {
#embed "../../content/faq/bosai/shelter-vs-site.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_185[] = {
#embed "../../content/faq/bosai/shelter-vs-site.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_186[] = {
#embed "../../content/faq/bosai/shelter-vs-site.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_187[] = {
#embed "../../content/faq/bosai/shelter-vs-site.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_188[] = {
#embed "../../content/faq/bosai/shelter-vs-site.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_189[] = {
#embed "../../content/faq/bosai/shelter-vs-site.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_190[] = {
#embed "../../content/faq/bosai/stockpile-newcomer.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_191[] = {
#embed "../../content/faq/bosai/tsunami-time.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_192[] = {
#embed "../../content/faq/bosai/warning-levels.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_193[] = {
#embed "../../content/faq/bosai/warning-levels.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_194[] = {
#embed "../../content/faq/bosai/warning-levels.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_195[] = {
#embed "../../content/faq/bosai/warning-levels.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_196[] = {
#embed "../../content/faq/bosai/warning-levels.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_197[] = {
#embed "../../content/faq/bosai/warning-levels.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_198[] = {
#embed "../../content/faq/bus/community.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_199[] = {
#embed "../../content/faq/bus/ferry.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_200[] = {
#embed "../../content/faq/bus/parking.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_201[] = {
#embed "../../content/faq/foreign/baby-visa.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_202[] = {
#embed "../../content/faq/foreign/consultation.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_203[] = {
#embed "../../content/faq/foreign/consultation.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_204[] = {
#embed "../../content/faq/foreign/consultation.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_205[] = {
#embed "../../content/faq/foreign/consultation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_206[] = {
#embed "../../content/faq/foreign/consultation.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_207[] = {
#embed "../../content/faq/foreign/consultation.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_208[] = {
#embed "../../content/faq/foreign/japanese-class.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_209[] = {
#embed "../../content/faq/foreign/leave-japan.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_210[] = {
#embed "../../content/faq/foreign/leave-japan.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_211[] = {
#embed "../../content/faq/foreign/leave-japan.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_212[] = {
#embed "../../content/faq/foreign/moving-in-foreign.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_213[] = {
#embed "../../content/faq/fukushi/child-development.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_214[] = {
#embed "../../content/faq/fukushi/disability-benefits.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_215[] = {
#embed "../../content/faq/fukushi/disability-cert.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_216[] = {
#embed "../../content/faq/fukushi/disability-service.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_217[] = {
#embed "../../content/faq/fukushi/elder-pass.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_218[] = {
#embed "../../content/faq/fukushi/guardian.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_219[] = {
#embed "../../content/faq/fukushi/hearing-vision.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_220[] = {
#embed "../../content/faq/fukushi/help-mark.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_221[] = {
#embed "../../content/faq/fukushi/license-return.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_222[] = {
#embed "../../content/faq/fukushi/mental-medical.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_223[] = {
#embed "../../content/faq/fukushi/special-child-allowance.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_224[] = {
#embed "../../content/faq/fukushi/watching.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_225[] = {
#embed "../../content/faq/fukushi/welfare-volunteer.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_226[] = {
#embed "../../content/faq/gomi/appliances.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_227[] = {
#embed "../../content/faq/gomi/batteries.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_228[] = {
#embed "../../content/faq/gomi/business-waste.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_229[] = {
#embed "../../content/faq/gomi/collection-days.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_230[] = {
#embed "../../content/faq/gomi/collection-days.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_231[] = {
#embed "../../content/faq/gomi/collection-days.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_232[] = {
#embed "../../content/faq/gomi/collection-days.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_233[] = {
#embed "../../content/faq/gomi/collection-days.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_234[] = {
#embed "../../content/faq/gomi/collection-days.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_235[] = {
#embed "../../content/faq/gomi/compost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_236[] = {
#embed "../../content/faq/gomi/fureai.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_237[] = {
#embed "../../content/faq/gomi/house-clearance.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_238[] = {
#embed "../../content/faq/gomi/illegal-dump.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_239[] = {
#embed "../../content/faq/gomi/large-items.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_240[] = {
#embed "../../content/faq/gomi/large-items.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_241[] = {
#embed "../../content/faq/gomi/large-items.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_242[] = {
#embed "../../content/faq/gomi/no-pickup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_243[] = {
#embed "../../content/faq/gomi/pc-phone.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_244[] = {
#embed "../../content/faq/gomi/sorting.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_245[] = {
#embed "../../content/faq/gomi/sorting.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_246[] = {
#embed "../../content/faq/gomi/sorting.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_247[] = {
#embed "../../content/faq/gomi/sorting.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_248[] = {
#embed "../../content/faq/gomi/sorting.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_249[] = {
#embed "../../content/faq/gomi/sorting.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_250[] = {
#embed "../../content/faq/gomi/uncollectable.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_251[] = {
#embed "../../content/faq/hitorioya/all.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_252[] = {
#embed "../../content/faq/hitorioya/allowance.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_253[] = {
#embed "../../content/faq/hitorioya/child-support.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_254[] = {
#embed "../../content/faq/hitorioya/medical.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_255[] = {
#embed "../../content/faq/hitorioya/training.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_256[] = {
#embed "../../content/faq/hoken/disability-pension.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_257[] = {
#embed "../../content/faq/hoken/high-medical.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_258[] = {
#embed "../../content/faq/hoken/koki-75.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_259[] = {
#embed "../../content/faq/hoken/koki-ratio.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_260[] = {
#embed "../../content/faq/hoken/kokuho-join.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_261[] = {
#embed "../../content/faq/hoken/kokuho-join.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_262[] = {
#embed "../../content/faq/hoken/kokuho-join.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_263[] = {
#embed "../../content/faq/hoken/kokuho-join.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_264[] = {
#embed "../../content/faq/hoken/kokuho-join.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_265[] = {
#embed "../../content/faq/hoken/kokuho-join.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_266[] = {
#embed "../../content/faq/hoken/kokuho-leave.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_267[] = {
#embed "../../content/faq/hoken/kokuho-tax-amount.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_268[] = {
#embed "../../content/faq/hoken/kokuho-tax-reduce.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_269[] = {
#embed "../../content/faq/hoken/medical-reimburse.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_270[] = {
#embed "../../content/faq/hoken/pension-childcare.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_271[] = {
#embed "../../content/faq/hoken/pension-exempt.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_272[] = {
#embed "../../content/faq/hoken/pension-join.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_273[] = {
#embed "../../content/faq/hoken/pension-receive.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_274[] = {
#embed "../../content/faq/iju/after-moving.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_275[] = {
#embed "../../content/faq/iju/compare-towns.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_276[] = {
#embed "../../content/faq/iju/consultation-cost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_277[] = {
#embed "../../content/faq/iju/disability-migrant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_278[] = {
#embed "../../content/faq/iju/fail-return.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_279[] = {
#embed "../../content/faq/iju/greeting-customs.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_280[] = {
#embed "../../content/faq/iju/how-long.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_281[] = {
#embed "../../content/faq/iju/income-change.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_282[] = {
#embed "../../content/faq/iju/internet-mobile.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_283[] = {
#embed "../../content/faq/iju/language-foreigner.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_284[] = {
#embed "../../content/faq/iju/lgbt-partner.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_285[] = {
#embed "../../content/faq/iju/mail-forward.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_286[] = {
#embed "../../content/faq/iju/medical-care.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_287[] = {
#embed "../../content/faq/iju/neighborhood-association.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_288[] = {
#embed "../../content/faq/iju/nursing-parent-bring.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_289[] = {
#embed "../../content/faq/iju/online-consultation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_290[] = {
#embed "../../content/faq/iju/pets-move.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_291[] = {
#embed "../../content/faq/iju/preview-checklist.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_292[] = {
#embed "../../content/faq/iju/return.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_293[] = {
#embed "../../content/faq/iju/savings.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_294[] = {
#embed "../../content/faq/iju/senior-migrants-talk.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_295[] = {
#embed "../../content/faq/iju/seniors.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_296[] = {
#embed "../../content/faq/iju/shopping.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_297[] = {
#embed "../../content/faq/iju/single.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_298[] = {
#embed "../../content/faq/iju/tokyo-desk.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_299[] = {
#embed "../../content/faq/iju/tour.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_300[] = {
#embed "../../content/faq/iju/trial-stay-remote-work.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_301[] = {
#embed "../../content/faq/iju/visit-support.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_302[] = {
#embed "../../content/faq/iju/where-to-start.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_303[] = {
#embed "../../content/faq/iju/where-to-start.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_304[] = {
#embed "../../content/faq/iju/where-to-start.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_305[] = {
#embed "../../content/faq/iju/winter-snow.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_306[] = {
#embed "../../content/faq/iju/without-car.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_307[] = {
#embed "../../content/faq/index.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_308[] = {
#embed "../../content/faq/index.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_309[] = {
#embed "../../content/faq/index.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_310[] = {
#embed "../../content/faq/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_311[] = {
#embed "../../content/faq/index.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_312[] = {
#embed "../../content/faq/index.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_313[] = {
#embed "../../content/faq/jichikai/community-subsidy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_314[] = {
#embed "../../content/faq/jichikai/join.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_315[] = {
#embed "../../content/faq/jichikai/koho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_316[] = {
#embed "../../content/faq/jigyo/bidding.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_317[] = {
#embed "../../content/faq/jigyo/depreciable.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_318[] = {
#embed "../../content/faq/jigyo/employer-resident-tax.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_319[] = {
#embed "../../content/faq/jigyo/event-permit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_320[] = {
#embed "../../content/faq/jigyo/loan-certificate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_321[] = {
#embed "../../content/faq/kaigo/abuse.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_322[] = {
#embed "../../content/faq/kaigo/certification.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_323[] = {
#embed "../../content/faq/kaigo/cost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_324[] = {
#embed "../../content/faq/kaigo/dementia.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_325[] = {
#embed "../../content/faq/kaigo/facility.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_326[] = {
#embed "../../content/faq/kaigo/housing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_327[] = {
#embed "../../content/faq/kaigo/insurance-fee.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_328[] = {
#embed "../../content/faq/kaigo/respite.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_329[] = {
#embed "../../content/faq/kaigo/start.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_330[] = {
#embed "../../content/faq/kankei/company-workation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_331[] = {
#embed "../../content/faq/kankei/fan-club.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_332[] = {
#embed "../../content/faq/kankei/harvest-volunteer.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_333[] = {
#embed "../../content/faq/kankei/nursery-stay.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_334[] = {
#embed "../../content/faq/kankei/oyster-stay.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_335[] = {
#embed "../../content/faq/kankei/side-job.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_336[] = {
#embed "../../content/faq/kankei/two-bases-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_337[] = {
#embed "../../content/faq/kankei/two-bases-tax.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_338[] = {
#embed "../../content/faq/kankei/two-bases-trash.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_339[] = {
#embed "../../content/faq/kankei/two-bases.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_340[] = {
#embed "../../content/faq/kankei/what-is.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_341[] = {
#embed "../../content/faq/kanko/filming.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_342[] = {
#embed "../../content/faq/kanko/furusato-how.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_343[] = {
#embed "../../content/faq/kanko/furusato-notarrive.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_344[] = {
#embed "../../content/faq/kanko/furusato-onestop.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_345[] = {
#embed "../../content/faq/kanko/sightseeing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_346[] = {
#embed "../../content/faq/kenko/adult-vaccine.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_347[] = {
#embed "../../content/faq/kenko/cancer-screening.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_348[] = {
#embed "../../content/faq/kenko/health-checkup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_349[] = {
#embed "../../content/faq/kenko/infertility.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_350[] = {
#embed "../../content/faq/kenko/mental.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_351[] = {
#embed "../../content/faq/koseki/certificate-by-mail.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_352[] = {
#embed "../../content/faq/koseki/furigana-check.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_353[] = {
#embed "../../content/faq/koseki/holiday-counter.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_354[] = {
#embed "../../content/faq/koseki/identity-docs.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_355[] = {
#embed "../../content/faq/koseki/juminhyo-how.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_356[] = {
#embed "../../content/faq/koseki/juminhyo-how.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_357[] = {
#embed "../../content/faq/koseki/juminhyo-how.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_358[] = {
#embed "../../content/faq/koseki/juminhyo-other-family.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_359[] = {
#embed "../../content/faq/koseki/koseki-tohon.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_360[] = {
#embed "../../content/faq/koseki/mibun-dokushin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_361[] = {
#embed "../../content/faq/koseki/my-portal.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_362[] = {
#embed "../../content/faq/koseki/office-hours.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_363[] = {
#embed "../../content/faq/koseki/removed-record.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_364[] = {
#embed "../../content/faq/koseki/seal-certificate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_365[] = {
#embed "../../content/faq/koseki/seal-register.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_366[] = {
#embed "../../content/faq/koseki/temporary-plate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_367[] = {
#embed "../../content/faq/kosodate/abuse-report.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_368[] = {
#embed "../../content/faq/kosodate/after-birth-all.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_369[] = {
#embed "../../content/faq/kosodate/birth-no-obstetrics.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_370[] = {
#embed "../../content/faq/kosodate/birth-support-money.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_371[] = {
#embed "../../content/faq/kosodate/child-allowance-payment.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_372[] = {
#embed "../../content/faq/kosodate/child-allowance.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_373[] = {
#embed "../../content/faq/kosodate/child-allowance.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_374[] = {
#embed "../../content/faq/kosodate/child-allowance.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_375[] = {
#embed "../../content/faq/kosodate/child-allowance.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_376[] = {
#embed "../../content/faq/kosodate/child-allowance.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_377[] = {
#embed "../../content/faq/kosodate/child-allowance.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_378[] = {
#embed "../../content/faq/kosodate/child-medical.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_379[] = {
#embed "../../content/faq/kosodate/child-night-fever.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_380[] = {
#embed "../../content/faq/kosodate/child-night-fever.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_381[] = {
#embed "../../content/faq/kosodate/child-night-fever.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_382[] = {
#embed "../../content/faq/kosodate/child-passport.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_383[] = {
#embed "../../content/faq/kosodate/daredemo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_384[] = {
#embed "../../content/faq/kosodate/family-support.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_385[] = {
#embed "../../content/faq/kosodate/infant-checkup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_386[] = {
#embed "../../content/faq/kosodate/move-with-kids.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_387[] = {
#embed "../../content/faq/kosodate/nursery-apply.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_388[] = {
#embed "../../content/faq/kosodate/nursery-apply.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_389[] = {
#embed "../../content/faq/kosodate/nursery-apply.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_390[] = {
#embed "../../content/faq/kosodate/nursery-documents.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_391[] = {
#embed "../../content/faq/kosodate/nursery-fee.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_392[] = {
#embed "../../content/faq/kosodate/nursery-mid-year.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_393[] = {
#embed "../../content/faq/kosodate/postnatal-care.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_394[] = {
#embed "../../content/faq/kosodate/pregnancy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_395[] = {
#embed "../../content/faq/kosodate/pregnant-moved.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_396[] = {
#embed "../../content/faq/kosodate/school-transfer.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_397[] = {
#embed "../../content/faq/kosodate/school-transfer.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_398[] = {
#embed "../../content/faq/kosodate/school-transfer.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_399[] = {
#embed "../../content/faq/kosodate/sick-child-care.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_400[] = {
#embed "../../content/faq/kosodate/support-center.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_401[] = {
#embed "../../content/faq/kosodate/vaccination.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_402[] = {
#embed "../../content/faq/kyoiku/after-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_403[] = {
#embed "../../content/faq/kyoiku/coming-of-age.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_404[] = {
#embed "../../content/faq/kyoiku/enter-elementary.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_405[] = {
#embed "../../content/faq/kyoiku/high-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_406[] = {
#embed "../../content/faq/kyoiku/school-aid.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_407[] = {
#embed "../../content/faq/kyoiku/school-district.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_408[] = {
#embed "../../content/faq/kyoiku/school-lunch.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_409[] = {
#embed "../../content/faq/kyoiku/school-refusal.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_410[] = {
#embed "../../content/faq/library/card.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_411[] = {
#embed "../../content/faq/library/reserve-extend.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_412[] = {
#embed "../../content/faq/mynumber/apply.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_413[] = {
#embed "../../content/faq/mynumber/apply.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_414[] = {
#embed "../../content/faq/mynumber/apply.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_415[] = {
#embed "../../content/faq/mynumber/apply.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_416[] = {
#embed "../../content/faq/mynumber/apply.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_417[] = {
#embed "../../content/faq/mynumber/apply.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_418[] = {
#embed "../../content/faq/mynumber/baby.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_419[] = {
#embed "../../content/faq/mynumber/hokensho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_420[] = {
#embed "../../content/faq/mynumber/lost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_421[] = {
#embed "../../content/faq/mynumber/number-only.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_422[] = {
#embed "../../content/faq/mynumber/phone.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_423[] = {
#embed "../../content/faq/mynumber/pickup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_424[] = {
#embed "../../content/faq/mynumber/pin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_425[] = {
#embed "../../content/faq/mynumber/renewal.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_426[] = {
#embed "../../content/faq/norin/farmland-conversion.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_427[] = {
#embed "../../content/faq/norin/farmland-inherit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_428[] = {
#embed "../../content/faq/norin/forest-owner.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_429[] = {
#embed "../../content/faq/norin/wild-animals.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_430[] = {
#embed "../../content/faq/okuyami/family-register-collect.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_431[] = {
#embed "../../content/faq/okuyami/funeral-money.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_432[] = {
#embed "../../content/faq/okuyami/grave-move.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_433[] = {
#embed "../../content/faq/okuyami/inheritance-register.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_434[] = {
#embed "../../content/faq/okuyami/pension-death.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_435[] = {
#embed "../../content/faq/passport/apply.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_436[] = {
#embed "../../content/faq/passport/lost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_437[] = {
#embed "../../content/faq/pet/bite-noise.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_438[] = {
#embed "../../content/faq/pet/dead-pet.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_439[] = {
#embed "../../content/faq/pet/dog-move.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_440[] = {
#embed "../../content/faq/pet/dog-register.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_441[] = {
#embed "../../content/faq/pet/lost-pet.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_442[] = {
#embed "../../content/faq/pet/stray-cats.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_443[] = {
#embed "../../content/faq/road/boundary.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_444[] = {
#embed "../../content/faq/road/damage.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_445[] = {
#embed "../../content/faq/road/occupancy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_446[] = {
#embed "../../content/faq/road/park.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_447[] = {
#embed "../../content/faq/road/snow.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_448[] = {
#embed "../../content/faq/road/streetlight.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_449[] = {
#embed "../../content/faq/senkyo/absent-vote.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_450[] = {
#embed "../../content/faq/senkyo/early-vote.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_451[] = {
#embed "../../content/faq/senkyo/moved-vote.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_452[] = {
#embed "../../content/faq/senkyo/overseas.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_453[] = {
#embed "../../content/faq/shienkin/amount-child.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_454[] = {
#embed "../../content/faq/shienkin/combine.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_455[] = {
#embed "../../content/faq/shienkin/documents.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_456[] = {
#embed "../../content/faq/shienkin/fiscal-year-end.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_457[] = {
#embed "../../content/faq/shienkin/from-osaka.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_458[] = {
#embed "../../content/faq/shienkin/job-requirement.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_459[] = {
#embed "../../content/faq/shienkin/newlywed.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_460[] = {
#embed "../../content/faq/shienkin/return-rule.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_461[] = {
#embed "../../content/faq/shienkin/scholarship.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_462[] = {
#embed "../../content/faq/shienkin/self-employed.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_463[] = {
#embed "../../content/faq/shienkin/tax.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_464[] = {
#embed "../../content/faq/shienkin/tokyo-area.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_465[] = {
#embed "../../content/faq/shienkin/when-apply.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_466[] = {
#embed "../../content/faq/shienkin/who-gets.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_467[] = {
#embed "../../content/faq/shigoto/business-succession.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_468[] = {
#embed "../../content/faq/shigoto/citrus-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_469[] = {
#embed "../../content/faq/shigoto/commute-shinkansen.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_470[] = {
#embed "../../content/faq/shigoto/couple-job.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_471[] = {
#embed "../../content/faq/shigoto/coworking.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_472[] = {
#embed "../../content/faq/shigoto/dairy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_473[] = {
#embed "../../content/faq/shigoto/disability-work.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_474[] = {
#embed "../../content/faq/shigoto/farm-funds.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_475[] = {
#embed "../../content/faq/shigoto/farm-part-time.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_476[] = {
#embed "../../content/faq/shigoto/farm-start.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_477[] = {
#embed "../../content/faq/shigoto/farmland-rent.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_478[] = {
#embed "../../content/faq/shigoto/find-job.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_479[] = {
#embed "../../content/faq/shigoto/fishing-license.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_480[] = {
#embed "../../content/faq/shigoto/forestry-start.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_481[] = {
#embed "../../content/faq/shigoto/job-travel.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_482[] = {
#embed "../../content/faq/shigoto/kyoryokutai-after.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_483[] = {
#embed "../../content/faq/shigoto/kyoryokutai-eligible.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_484[] = {
#embed "../../content/faq/shigoto/kyoryokutai-family.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_485[] = {
#embed "../../content/faq/shigoto/kyoryokutai-quit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_486[] = {
#embed "../../content/faq/shigoto/kyoryokutai-trial.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_487[] = {
#embed "../../content/faq/shigoto/kyoryokutai-what.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_488[] = {
#embed "../../content/faq/shigoto/loan.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_489[] = {
#embed "../../content/faq/shigoto/nurse-care.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_490[] = {
#embed "../../content/faq/shigoto/public-employee.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_491[] = {
#embed "../../content/faq/shigoto/restaurant-permit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_492[] = {
#embed "../../content/faq/shigoto/start-fishing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_493[] = {
#embed "../../content/faq/shigoto/startup-first.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_494[] = {
#embed "../../content/faq/shigoto/startup-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_495[] = {
#embed "../../content/faq/shigoto/telework-continue.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_496[] = {
#embed "../../content/faq/shigoto/unemployment.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_497[] = {
#embed "../../content/faq/shisetsu/pool-gym.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_498[] = {
#embed "../../content/faq/shisetsu/reserve.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_499[] = {
#embed "../../content/faq/shobo/ambulance.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_500[] = {
#embed "../../content/faq/shobo/ambulance.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_501[] = {
#embed "../../content/faq/shobo/ambulance.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_502[] = {
#embed "../../content/faq/shobo/ambulance.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_503[] = {
#embed "../../content/faq/shobo/ambulance.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_504[] = {
#embed "../../content/faq/shobo/ambulance.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_505[] = {
#embed "../../content/faq/shobo/fire-alarm.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_506[] = {
#embed "../../content/faq/shobo/fire-cert.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_507[] = {
#embed "../../content/faq/shobo/first-aid.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_508[] = {
#embed "../../content/faq/shobo/open-burning.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_509[] = {
#embed "../../content/faq/shobo/volunteer-fire.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_510[] = {
#embed "../../content/faq/sodan/consumer.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_511[] = {
#embed "../../content/faq/sodan/dv.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_512[] = {
#embed "../../content/faq/sodan/hikikomori.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_513[] = {
#embed "../../content/faq/sodan/legal.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_514[] = {
#embed "../../content/faq/sodan/noise.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_515[] = {
#embed "../../content/faq/sodan/opinion.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_516[] = {
#embed "../../content/faq/sodan/poverty.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_517[] = {
#embed "../../content/faq/sodan/welfare.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_518[] = {
#embed "../../content/faq/suido/bill-high.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_519[] = {
#embed "../../content/faq/suido/cloudy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_520[] = {
#embed "../../content/faq/suido/frozen.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_521[] = {
#embed "../../content/faq/suido/septic.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_522[] = {
#embed "../../content/faq/suido/start.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_523[] = {
#embed "../../content/faq/suido/start.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_524[] = {
#embed "../../content/faq/suido/start.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_525[] = {
#embed "../../content/faq/suido/stop.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_526[] = {
#embed "../../content/faq/suido/unpaid.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_527[] = {
#embed "../../content/faq/sumai/akiya-bank-how.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_528[] = {
#embed "../../content/faq/sumai/akiya-condition.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_529[] = {
#embed "../../content/faq/sumai/akiya-contract-risk.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_530[] = {
#embed "../../content/faq/sumai/akiya-owner-register.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_531[] = {
#embed "../../content/faq/sumai/akiya-price.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_532[] = {
#embed "../../content/faq/sumai/akiya-rent.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_533[] = {
#embed "../../content/faq/sumai/block-wall.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_534[] = {
#embed "../../content/faq/sumai/branches.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_535[] = {
#embed "../../content/faq/sumai/building-permit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_536[] = {
#embed "../../content/faq/sumai/buy-house-support.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_537[] = {
#embed "../../content/faq/sumai/demolition.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_538[] = {
#embed "../../content/faq/sumai/diy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_539[] = {
#embed "../../content/faq/sumai/farmland-with-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_540[] = {
#embed "../../content/faq/sumai/furniture.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_541[] = {
#embed "../../content/faq/sumai/inheritance-land-return.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_542[] = {
#embed "../../content/faq/sumai/land-use-notice.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_543[] = {
#embed "../../content/faq/sumai/moving-cost-support.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_544[] = {
#embed "../../content/faq/sumai/neighbor-vacant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_545[] = {
#embed "../../content/faq/sumai/parents-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_546[] = {
#embed "../../content/faq/sumai/private-rental.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_547[] = {
#embed "../../content/faq/sumai/public-housing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_548[] = {
#embed "../../content/faq/sumai/renovation-cost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_549[] = {
#embed "../../content/faq/sumai/renovation-subsidy-order.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_550[] = {
#embed "../../content/faq/sumai/rent-subsidy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_551[] = {
#embed "../../content/faq/sumai/seismic.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_552[] = {
#embed "../../content/faq/sumai/trial-stay-apply.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_553[] = {
#embed "../../content/faq/sumai/trial-stay-child.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_554[] = {
#embed "../../content/faq/sumai/trial-stay-cost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_555[] = {
#embed "../../content/faq/sumai/trial-stay-resident.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_556[] = {
#embed "../../content/faq/sumai/vacant-care.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_557[] = {
#embed "../../content/faq/todokede/adoption-etc.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_558[] = {
#embed "../../content/faq/todokede/bereavement-list.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_559[] = {
#embed "../../content/faq/todokede/bereavement.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_560[] = {
#embed "../../content/faq/todokede/birth.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_561[] = {
#embed "../../content/faq/todokede/birth.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_562[] = {
#embed "../../content/faq/todokede/birth.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_563[] = {
#embed "../../content/faq/todokede/certificate-convenience.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_564[] = {
#embed "../../content/faq/todokede/death-certificate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_565[] = {
#embed "../../content/faq/todokede/divorce.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_566[] = {
#embed "../../content/faq/todokede/dv-protection.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_567[] = {
#embed "../../content/faq/todokede/from-abroad.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_568[] = {
#embed "../../content/faq/todokede/household-change.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_569[] = {
#embed "../../content/faq/todokede/late-notification.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_570[] = {
#embed "../../content/faq/todokede/marriage-how.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_571[] = {
#embed "../../content/faq/todokede/marriage-night.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_572[] = {
#embed "../../content/faq/todokede/missing-family.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_573[] = {
#embed "../../content/faq/todokede/moving-all.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_574[] = {
#embed "../../content/faq/todokede/moving-in.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_575[] = {
#embed "../../content/faq/todokede/moving-in.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_576[] = {
#embed "../../content/faq/todokede/moving-in.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_577[] = {
#embed "../../content/faq/todokede/moving-in.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_578[] = {
#embed "../../content/faq/todokede/moving-in.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_579[] = {
#embed "../../content/faq/todokede/moving-in.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_580[] = {
#embed "../../content/faq/todokede/moving-out-online.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_581[] = {
#embed "../../content/faq/todokede/moving-out-online.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_582[] = {
#embed "../../content/faq/todokede/moving-out-online.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_583[] = {
#embed "../../content/faq/todokede/name-change.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_584[] = {
#embed "../../content/faq/todokede/proxy-moving.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_585[] = {
#embed "../../content/faq/todokede/same-city-move.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_586[] = {
#embed "../../content/faq/todokede/to-abroad.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_587[] = {
#embed "../../content/faq/todokede/without-moveout-cert.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_588[] = {
#embed "../../content/faq/zei/cannot-pay.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_589[] = {
#embed "../../content/faq/zei/fixed-asset-vacant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_590[] = {
#embed "../../content/faq/zei/light-vehicle.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_591[] = {
#embed "../../content/faq/zei/moped.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_592[] = {
#embed "../../content/faq/zei/pay-how.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_593[] = {
#embed "../../content/faq/zei/property-purchase-tax.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_594[] = {
#embed "../../content/faq/zei/property-tax-notice.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_595[] = {
#embed "../../content/faq/zei/resident-tax-moved.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_596[] = {
#embed "../../content/faq/zei/resident-tax-when-quit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_597[] = {
#embed "../../content/faq/zei/slip-lost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_598[] = {
#embed "../../content/faq/zei/tax-certificate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_599[] = {
#embed "../../content/faq/zei/tax-return.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_600[] = {
#embed "../../content/forms/consultation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_601[] = {
#embed "../../content/forms/garbage-survey.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_602[] = {
#embed "../../content/forms/garbage-survey.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_603[] = {
#embed "../../content/forms/index.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_604[] = {
#embed "../../content/forms/index.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_605[] = {
#embed "../../content/forms/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_606[] = {
#embed "../../content/forms/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_607[] = {
#embed "../../content/forms/road-report.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_608[] = {
#embed "../../content/forms/road-report.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_609[] = {
#embed "../../content/forms/tokyo-fair.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_610[] = {
#embed "../../content/houses/hoshigahara/s-0125.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_611[] = {
#embed "../../content/houses/hoshigahara/s-0132.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_612[] = {
#embed "../../content/houses/hoshigahara/s-0135.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_613[] = {
#embed "../../content/houses/hoshigahara/s-0138.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_614[] = {
#embed "../../content/houses/hoshigahara/s-0139.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_615[] = {
#embed "../../content/houses/hoshigahara/s-0143.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_616[] = {
#embed "../../content/houses/hoshigahara/s-0145.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_617[] = {
#embed "../../content/houses/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_618[] = {
#embed "../../content/houses/minatogawa/s-0105.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_619[] = {
#embed "../../content/houses/minatogawa/s-0111.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_620[] = {
#embed "../../content/houses/minatogawa/s-0123.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_621[] = {
#embed "../../content/houses/minatogawa/s-0124.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_622[] = {
#embed "../../content/houses/minatogawa/s-0130.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_623[] = {
#embed "../../content/houses/minatogawa/s-0134.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_624[] = {
#embed "../../content/houses/minatogawa/s-0141.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_625[] = {
#embed "../../content/houses/shiohama/s-0102.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_626[] = {
#embed "../../content/houses/shiohama/s-0106.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_627[] = {
#embed "../../content/houses/shiohama/s-0110.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_628[] = {
#embed "../../content/houses/shiohama/s-0117.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_629[] = {
#embed "../../content/houses/shiohama/s-0122.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_630[] = {
#embed "../../content/houses/shiohama/s-0126.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_631[] = {
#embed "../../content/houses/shiohama/s-0133.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_632[] = {
#embed "../../content/houses/shiohama/s-0140.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_633[] = {
#embed "../../content/houses/shiomi/s-0101.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_634[] = {
#embed "../../content/houses/shiomi/s-0104.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_635[] = {
#embed "../../content/houses/shiomi/s-0107.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_636[] = {
#embed "../../content/houses/shiomi/s-0109.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_637[] = {
#embed "../../content/houses/shiomi/s-0112.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_638[] = {
#embed "../../content/houses/shiomi/s-0115.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_639[] = {
#embed "../../content/houses/shiomi/s-0118.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_640[] = {
#embed "../../content/houses/shiomi/s-0128.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_641[] = {
#embed "../../content/houses/shiomi/s-0131.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_642[] = {
#embed "../../content/houses/shiomi/s-0150.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_643[] = {
#embed "../../content/houses/shiraho/s-0114.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_644[] = {
#embed "../../content/houses/shiraho/s-0116.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_645[] = {
#embed "../../content/houses/shiraho/s-0121.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_646[] = {
#embed "../../content/houses/shiraho/s-0129.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_647[] = {
#embed "../../content/houses/shiraho/s-0137.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_648[] = {
#embed "../../content/houses/shiraho/s-0142.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_649[] = {
#embed "../../content/houses/shiraho/s-0146.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_650[] = {
#embed "../../content/houses/shiraho/s-0148.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_651[] = {
#embed "../../content/houses/yamamori/s-0103.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_652[] = {
#embed "../../content/houses/yamamori/s-0108.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_653[] = {
#embed "../../content/houses/yamamori/s-0113.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_654[] = {
#embed "../../content/houses/yamamori/s-0119.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_655[] = {
#embed "../../content/houses/yamamori/s-0127.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_656[] = {
#embed "../../content/houses/yamamori/s-0136.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_657[] = {
#embed "../../content/houses/yamamori/s-0144.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_658[] = {
#embed "../../content/municipalities/hoshigahara.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_659[] = {
#embed "../../content/municipalities/hoshigahara.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_660[] = {
#embed "../../content/municipalities/index.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_661[] = {
#embed "../../content/municipalities/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_662[] = {
#embed "../../content/municipalities/minatogawa.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_663[] = {
#embed "../../content/municipalities/minatogawa.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_664[] = {
#embed "../../content/municipalities/shiohama.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_665[] = {
#embed "../../content/municipalities/shiohama.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_666[] = {
#embed "../../content/municipalities/shiomi.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_667[] = {
#embed "../../content/municipalities/shiomi.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_668[] = {
#embed "../../content/municipalities/shiomi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_669[] = {
#embed "../../content/municipalities/shiraho.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_670[] = {
#embed "../../content/municipalities/shiraho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_671[] = {
#embed "../../content/municipalities/yamamori.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_672[] = {
#embed "../../content/municipalities/yamamori.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_673[] = {
#embed "../../content/news/2025/2025-10-03-winter-ferry-timetable.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_674[] = {
#embed "../../content/news/2025/2025-10-20-vacant-house-survey.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_675[] = {
#embed "../../content/news/2025/2025-11-05-firewood-stove.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_676[] = {
#embed "../../content/news/2025/2025-12-01-snow-removal-plan.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_677[] = {
#embed "../../content/news/2025/2025-12-12-year-end-office-hours.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_678[] = {
#embed "../../content/news/2026/2026-01-15-oyster-shell-reuse.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_679[] = {
#embed "../../content/news/2026/2026-01-27-iju-fair-report.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_680[] = {
#embed "../../content/news/2026/2026-02-10-daredemo-tsuen.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_681[] = {
#embed "../../content/news/2026/2026-02-20-sunday-counter.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_682[] = {
#embed "../../content/news/2026/2026-03-02-island-family-study.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_683[] = {
#embed "../../content/news/2026/2026-03-16-relocation-grant-fy2026.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_684[] = {
#embed "../../content/news/2026/2026-03-27-roadside-station-renewal.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_685[] = {
#embed "../../content/news/2026/2026-04-01-school-lunch-free.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_686[] = {
#embed "../../content/news/2026/2026-04-01-site-renewal.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_687[] = {
#embed "../../content/news/2026/2026-04-10-kyoryokutai-astro-guide.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_688[] = {
#embed "../../content/news/2026/2026-04-20-seismic-retrofit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_689[] = {
#embed "../../content/news/2026/2026-05-01-machiya-renovation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_690[] = {
#embed "../../content/news/2026/2026-05-12-furigana-deadline.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_691[] = {
#embed "../../content/news/2026/2026-05-28-weather-warning-levels.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_692[] = {
#embed "../../content/news/2026/2026-06-05-citrus-newcomers.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_693[] = {
#embed "../../content/news/2026/2026-06-15-tsunami-buildings.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_694[] = {
#embed "../../content/news/2026/2026-06-25-migrants-fy2025.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_695[] = {
#embed "../../content/news/2026/2026-07-01-cooling-shelters.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_696[] = {
#embed "../../content/news/2026/2026-07-10-forest-road-closure.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_697[] = {
#embed "../../content/news/2026/2026-07-21-lantern-volunteers.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_698[] = {
#embed "../../content/news/2026/2026-08-03-light-down.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_699[] = {
#embed "../../content/news/2026/2026-08-20-ferry-cancellation-guide.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_700[] = {
#embed "../../content/news/2026/2026-08-27-coordinator-wanted.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_701[] = {
#embed "../../content/news/2026/2026-09-01-disaster-drill.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_702[] = {
#embed "../../content/news/2026/2026-09-10-public-housing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_703[] = {
#embed "../../content/news/2026/2026-09-18-woodwork-award.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_704[] = {
#embed "../../content/news/2026/2026-09-28-garbage-bag-change.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_705[] = {
#embed "../../content/news/2026/2026-10-01-scholarship-repayment.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_706[] = {
#embed "../../content/news/2026/2026-10-05-winter-tires.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_707[] = {
#embed "../../content/news/2026/2026-10-09-island-fare.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_708[] = {
#embed "../../content/news/2026/2026-10-14-nursery-applications.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_709[] = {
#embed "../../content/news/2026/2026-10-20-flu-vaccination.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_710[] = {
#embed "../../content/news/2026/2026-10-26-vacant-house-contracts.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_711[] = {
#embed "../../content/news/2026/2026-10-30-oyster-hut-season.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_712[] = {
#embed "../../content/news/2026/2026-11-02-kyoryokutai-forestry.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_713[] = {
#embed "../../content/news/2026/2026-11-05-tsunami-drill-result.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_714[] = {
#embed "../../content/news/2026/2026-11-09-winter-road-closure.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_715[] = {
#embed "../../content/news/2026/2026-11-11-ferry-dock.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_716[] = {
#embed "../../content/news/2026/2026-11-13-three-generation-housing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_717[] = {
#embed "../../content/news/2026/2026-11-16-water-outage.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_718[] = {
#embed "../../content/news/2026/2026-11-17-mynumber-weekend.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_719[] = {
#embed "../../content/news/2026/2026-11-18-year-end-consultation.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_720[] = {
#embed "../../content/news/2026/2026-11-18-year-end-consultation.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_721[] = {
#embed "../../content/news/2026/2026-11-18-year-end-consultation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_722[] = {
#embed "../../content/news/2026/2026-11-19-dry-season-fire.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_723[] = {
#embed "../../content/news/2026/2026-11-19-dry-season-fire.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_724[] = {
#embed "../../content/news/2026/2026-11-19-hot-spring-pass.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_725[] = {
#embed "../../content/news/2026/2026-11-20-medical-subsidy-expansion.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_726[] = {
#embed "../../content/news/2026/2026-11-20-population-october.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_727[] = {
#embed "../../content/news/2026/2026-11-20-shinkansen-commuter-pass.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_728[] = {
#embed "../../content/news/2026/2026-12-01-spring-tour-applications.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_729[] = {
#embed "../../content/news/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_730[] = {
#embed "../../content/pages/about/access.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_731[] = {
#embed "../../content/pages/about/climate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_732[] = {
#embed "../../content/pages/about/food.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_733[] = {
#embed "../../content/pages/about/history.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_734[] = {
#embed "../../content/pages/about/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_735[] = {
#embed "../../content/pages/about/living-cost.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_736[] = {
#embed "../../content/pages/about/voices/forester-yamamori.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_737[] = {
#embed "../../content/pages/about/voices/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_738[] = {
#embed "../../content/pages/about/voices/nurse-shiraho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_739[] = {
#embed "../../content/pages/about/voices/telework-shiomi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_740[] = {
#embed "../../content/pages/about/voices/tomato-hoshigahara.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_741[] = {
#embed "../../content/pages/about/voices/twins-shiohama.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_742[] = {
#embed "../../content/pages/accessibility.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_743[] = {
#embed "../../content/pages/contact.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_744[] = {
#embed "../../content/pages/guide.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_745[] = {
#embed "../../content/pages/iju/checklist.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_746[] = {
#embed "../../content/pages/iju/consultation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_747[] = {
#embed "../../content/pages/iju/faq.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_748[] = {
#embed "../../content/pages/iju/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_749[] = {
#embed "../../content/pages/iju/tokyo-window.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_750[] = {
#embed "../../content/pages/index.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_751[] = {
#embed "../../content/pages/index.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_752[] = {
#embed "../../content/pages/index.ko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_753[] = {
#embed "../../content/pages/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_754[] = {
#embed "../../content/pages/index.vi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_755[] = {
#embed "../../content/pages/index.zh.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_756[] = {
#embed "../../content/pages/kurashi/bosai/bichiku.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_757[] = {
#embed "../../content/pages/kurashi/bosai/hazard-map.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_758[] = {
#embed "../../content/pages/kurashi/bosai/hinanbasho.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_759[] = {
#embed "../../content/pages/kurashi/bosai/hinanbasho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_760[] = {
#embed "../../content/pages/kurashi/bosai/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_761[] = {
#embed "../../content/pages/kurashi/bosai/jishin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_762[] = {
#embed "../../content/pages/kurashi/bosai/joho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_763[] = {
#embed "../../content/pages/kurashi/bosai/oame.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_764[] = {
#embed "../../content/pages/kurashi/bosai/oame.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_765[] = {
#embed "../../content/pages/kurashi/bosai/oame.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_766[] = {
#embed "../../content/pages/kurashi/bosai/risai.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_767[] = {
#embed "../../content/pages/kurashi/fukushi/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_768[] = {
#embed "../../content/pages/kurashi/fukushi/konkyu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_769[] = {
#embed "../../content/pages/kurashi/fukushi/koreisha.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_770[] = {
#embed "../../content/pages/kurashi/fukushi/shogai-service.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_771[] = {
#embed "../../content/pages/kurashi/fukushi/techo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_772[] = {
#embed "../../content/pages/kurashi/gomi/bunbetsu.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_773[] = {
#embed "../../content/pages/kurashi/gomi/bunbetsu.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_774[] = {
#embed "../../content/pages/kurashi/gomi/bunbetsu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_775[] = {
#embed "../../content/pages/kurashi/gomi/hikkoshi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_776[] = {
#embed "../../content/pages/kurashi/gomi/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_777[] = {
#embed "../../content/pages/kurashi/gomi/kaden.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_778[] = {
#embed "../../content/pages/kurashi/gomi/shigen.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_779[] = {
#embed "../../content/pages/kurashi/gomi/shushubi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_780[] = {
#embed "../../content/pages/kurashi/gomi/sodai.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_781[] = {
#embed "../../content/pages/kurashi/gomi/sodai.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_782[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_783[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/kaigo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_784[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/kogaku.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_785[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/koki.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_786[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/kokuho-zei.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_787[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/kokuho.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_788[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/kokuho.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_789[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/kokuho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_790[] = {
#embed "../../content/pages/kurashi/hoken-nenkin/nenkin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_791[] = {
#embed "../../content/pages/kurashi/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_792[] = {
#embed "../../content/pages/kurashi/koseki/furigana.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_793[] = {
#embed "../../content/pages/kurashi/koseki/honnin-kakunin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_794[] = {
#embed "../../content/pages/kurashi/koseki/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_795[] = {
#embed "../../content/pages/kurashi/koseki/inkan.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_796[] = {
#embed "../../content/pages/kurashi/koseki/juminhyo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_797[] = {
#embed "../../content/pages/kurashi/koseki/konbini.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_798[] = {
#embed "../../content/pages/kurashi/koseki/koseki-shohon.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_799[] = {
#embed "../../content/pages/kurashi/kosodate/hoikusho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_800[] = {
#embed "../../content/pages/kurashi/kosodate/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_801[] = {
#embed "../../content/pages/kurashi/kosodate/iryohi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_802[] = {
#embed "../../content/pages/kurashi/kosodate/jido-teate.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_803[] = {
#embed "../../content/pages/kurashi/kosodate/jido-teate.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_804[] = {
#embed "../../content/pages/kurashi/kosodate/kenshin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_805[] = {
#embed "../../content/pages/kurashi/kosodate/ninshin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_806[] = {
#embed "../../content/pages/kurashi/kosodate/shussan.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_807[] = {
#embed "../../content/pages/kurashi/kosodate/shussan.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_808[] = {
#embed "../../content/pages/kurashi/kosodate/yobo-sesshu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_809[] = {
#embed "../../content/pages/kurashi/kyoiku/gakudo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_810[] = {
#embed "../../content/pages/kurashi/kyoiku/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_811[] = {
#embed "../../content/pages/kurashi/kyoiku/nyugaku.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_812[] = {
#embed "../../content/pages/kurashi/kyoiku/shugaku-enjo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_813[] = {
#embed "../../content/pages/kurashi/kyoiku/tenko.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_814[] = {
#embed "../../content/pages/kurashi/mynumber/funshitsu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_815[] = {
#embed "../../content/pages/kurashi/mynumber/hokensho.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_816[] = {
#embed "../../content/pages/kurashi/mynumber/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_817[] = {
#embed "../../content/pages/kurashi/mynumber/koshin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_818[] = {
#embed "../../content/pages/kurashi/mynumber/shinsei.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_819[] = {
#embed "../../content/pages/kurashi/mynumber/shinsei.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_820[] = {
#embed "../../content/pages/kurashi/mynumber/shinsei.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_821[] = {
#embed "../../content/pages/kurashi/mynumber/uketori.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_822[] = {
#embed "../../content/pages/kurashi/suido/gesui.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_823[] = {
#embed "../../content/pages/kurashi/suido/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_824[] = {
#embed "../../content/pages/kurashi/suido/kaishi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_825[] = {
#embed "../../content/pages/kurashi/suido/ryokin.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_826[] = {
#embed "../../content/pages/kurashi/suido/toketsu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_827[] = {
#embed "../../content/pages/kurashi/sumai/doro.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_828[] = {
#embed "../../content/pages/kurashi/sumai/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_829[] = {
#embed "../../content/pages/kurashi/sumai/koei-jutaku.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_830[] = {
#embed "../../content/pages/kurashi/sumai/pet.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_831[] = {
#embed "../../content/pages/kurashi/sumai/shohi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_832[] = {
#embed "../../content/pages/kurashi/todokede/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_833[] = {
#embed "../../content/pages/kurashi/todokede/kekkon.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_834[] = {
#embed "../../content/pages/kurashi/todokede/rikon.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_835[] = {
#embed "../../content/pages/kurashi/todokede/shibo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_836[] = {
#embed "../../content/pages/kurashi/todokede/tenkyo.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_837[] = {
#embed "../../content/pages/kurashi/todokede/tennyu.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_838[] = {
#embed "../../content/pages/kurashi/todokede/tennyu.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_839[] = {
#embed "../../content/pages/kurashi/todokede/tennyu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_840[] = {
#embed "../../content/pages/kurashi/todokede/tenshutsu.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_841[] = {
#embed "../../content/pages/kurashi/todokede/tenshutsu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_842[] = {
#embed "../../content/pages/kurashi/zei/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_843[] = {
#embed "../../content/pages/kurashi/zei/juminzei.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_844[] = {
#embed "../../content/pages/kurashi/zei/keijidosha.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_845[] = {
#embed "../../content/pages/kurashi/zei/koteishisanzei.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_846[] = {
#embed "../../content/pages/kurashi/zei/nofu-sodan.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_847[] = {
#embed "../../content/pages/kurashi/zei/nofu.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_848[] = {
#embed "../../content/pages/kurashi/zei/shomei.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_849[] = {
#embed "../../content/pages/kurashi/zei/sozoku-akiya.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_850[] = {
#embed "../../content/pages/link-policy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_851[] = {
#embed "../../content/pages/privacy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_852[] = {
#embed "../../content/pages/work/farming.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_853[] = {
#embed "../../content/pages/work/fishing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_854[] = {
#embed "../../content/pages/work/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_855[] = {
#embed "../../content/pages/work/remote-work.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_856[] = {
#embed "../../content/pages/work/startup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_857[] = {
#embed "../../content/places/aed.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_858[] = {
#embed "../../content/places/childcare.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_859[] = {
#embed "../../content/places/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_860[] = {
#embed "../../content/places/libraries.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_861[] = {
#embed "../../content/places/medical.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_862[] = {
#embed "../../content/places/public_facilities.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_863[] = {
#embed "../../content/places/shelters.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_864[] = {
#embed "../../content/places/toilets.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_865[] = {
#embed "../../content/places/tourism.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_866[] = {
#embed "../../content/postal/utf_ken_all.csv" suffix(, 0) if_empty(0)
};
static const uint8_t file_867[] = {
#embed "../../content/programs/hoshigahara/birth-gift.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_868[] = {
#embed "../../content/programs/hoshigahara/dairy-helper.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_869[] = {
#embed "../../content/programs/hoshigahara/high-school-lodging.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_870[] = {
#embed "../../content/programs/hoshigahara/highland-farm.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_871[] = {
#embed "../../content/programs/hoshigahara/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_872[] = {
#embed "../../content/programs/hoshigahara/shared-taxi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_873[] = {
#embed "../../content/programs/hoshigahara/snow-removal.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_874[] = {
#embed "../../content/programs/hoshigahara/star-startup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_875[] = {
#embed "../../content/programs/hoshigahara/telework-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_876[] = {
#embed "../../content/programs/hoshigahara/winter-tires.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_877[] = {
#embed "../../content/programs/hoshigahara/winter-trial.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_878[] = {
#embed "../../content/programs/hoshigahara/young-family-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_879[] = {
#embed "../../content/programs/index.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_880[] = {
#embed "../../content/programs/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_881[] = {
#embed "../../content/programs/minatogawa/boat-lease.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_882[] = {
#embed "../../content/programs/minatogawa/bus-driver.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_883[] = {
#embed "../../content/programs/minatogawa/fishery-training.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_884[] = {
#embed "../../content/programs/minatogawa/flood-ready.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_885[] = {
#embed "../../content/programs/minatogawa/kura-manabi.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_886[] = {
#embed "../../content/programs/minatogawa/machiya-renovation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_887[] = {
#embed "../../content/programs/minatogawa/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_888[] = {
#embed "../../content/programs/minatogawa/oyster-season-stay.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_889[] = {
#embed "../../content/programs/minatogawa/rent-support.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_890[] = {
#embed "../../content/programs/minatogawa/school-start.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_891[] = {
#embed "../../content/programs/minatogawa/shop-opening.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_892[] = {
#embed "../../content/programs/prefecture/business-succession.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_893[] = {
#embed "../../content/programs/prefecture/care-worker-uturn.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_894[] = {
#embed "../../content/programs/prefecture/child-passport.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_895[] = {
#embed "../../content/programs/prefecture/farming-preparation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_896[] = {
#embed "../../content/programs/prefecture/migration-grant.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_897[] = {
#embed "../../content/programs/prefecture/migration-grant.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_898[] = {
#embed "../../content/programs/prefecture/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_899[] = {
#embed "../../content/programs/prefecture/scholarship-repayment.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_900[] = {
#embed "../../content/programs/prefecture/startup-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_901[] = {
#embed "../../content/programs/prefecture/student-job-travel.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_902[] = {
#embed "../../content/programs/prefecture/telework-move.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_903[] = {
#embed "../../content/programs/prefecture/trial-trip.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_904[] = {
#embed "../../content/programs/shiohama/commuter-pass.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_905[] = {
#embed "../../content/programs/shiohama/factory-uturn.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_906[] = {
#embed "../../content/programs/shiohama/family-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_907[] = {
#embed "../../content/programs/shiohama/medical-free.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_908[] = {
#embed "../../content/programs/shiohama/medical-free.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_909[] = {
#embed "../../content/programs/shiohama/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_910[] = {
#embed "../../content/programs/shiohama/nursery-stay.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_911[] = {
#embed "../../content/programs/shiohama/postnatal-care.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_912[] = {
#embed "../../content/programs/shiohama/salt-town-startup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_913[] = {
#embed "../../content/programs/shiohama/school-lunch.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_914[] = {
#embed "../../content/programs/shiohama/second-child-nursery.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_915[] = {
#embed "../../content/programs/shiohama/three-generation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_916[] = {
#embed "../../content/programs/shiomi/akiya-renovation.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_917[] = {
#embed "../../content/programs/shiomi/akiya-renovation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_918[] = {
#embed "../../content/programs/shiomi/daredemo-tsuen.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_919[] = {
#embed "../../content/programs/shiomi/fertility-support.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_920[] = {
#embed "../../content/programs/shiomi/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_921[] = {
#embed "../../content/programs/shiomi/newlywed.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_922[] = {
#embed "../../content/programs/shiomi/port-life-week.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_923[] = {
#embed "../../content/programs/shiomi/relearning.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_924[] = {
#embed "../../content/programs/shiomi/seismic-retrofit.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_925[] = {
#embed "../../content/programs/shiomi/shinkansen-commute.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_926[] = {
#embed "../../content/programs/shiomi/startup-loan-interest.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_927[] = {
#embed "../../content/programs/shiomi/welcome-tram-pass.easy.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_928[] = {
#embed "../../content/programs/shiomi/welcome-tram-pass.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_929[] = {
#embed "../../content/programs/shiomi/welcome-tram-pass.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_930[] = {
#embed "../../content/programs/shiomi/workbase-membership.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_931[] = {
#embed "../../content/programs/shiraho/birth-travel.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_932[] = {
#embed "../../content/programs/shiraho/citrus-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_933[] = {
#embed "../../content/programs/shiraho/ferry-commuter-pass.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_934[] = {
#embed "../../content/programs/shiraho/harvest-helper.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_935[] = {
#embed "../../content/programs/shiraho/island-nurse.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_936[] = {
#embed "../../content/programs/shiraho/island-renovation.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_937[] = {
#embed "../../content/programs/shiraho/island-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_938[] = {
#embed "../../content/programs/shiraho/island-startup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_939[] = {
#embed "../../content/programs/shiraho/island-telework.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_940[] = {
#embed "../../content/programs/shiraho/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_941[] = {
#embed "../../content/programs/shiraho/orchard-succession.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_942[] = {
#embed "../../content/programs/shiraho/orchard-succession.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_943[] = {
#embed "../../content/programs/shiraho/vacant-house-owner.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_944[] = {
#embed "../../content/programs/yamamori/cedar-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_945[] = {
#embed "../../content/programs/yamamori/first-chair.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_946[] = {
#embed "../../content/programs/yamamori/forestry-trainee.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_947[] = {
#embed "../../content/programs/yamamori/high-school-bus.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_948[] = {
#embed "../../content/programs/yamamori/hot-spring-health.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_949[] = {
#embed "../../content/programs/yamamori/house-clearing.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_950[] = {
#embed "../../content/programs/yamamori/migration-grant.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_951[] = {
#embed "../../content/programs/yamamori/trial-stay.en.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_952[] = {
#embed "../../content/programs/yamamori/trial-stay.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_953[] = {
#embed "../../content/programs/yamamori/wood-stove.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_954[] = {
#embed "../../content/programs/yamamori/woodwork-apprentice.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_955[] = {
#embed "../../content/programs/yamamori/workshop-startup.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_956[] = {
#embed "../../content/recruits/hoshigahara/dairy-and-cheese.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_957[] = {
#embed "../../content/recruits/hoshigahara/star-guide.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_958[] = {
#embed "../../content/recruits/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_959[] = {
#embed "../../content/recruits/minatogawa/machiya-coordinator.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_960[] = {
#embed "../../content/recruits/minatogawa/oyster-circle.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_961[] = {
#embed "../../content/recruits/shiohama/community-kitchen.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_962[] = {
#embed "../../content/recruits/shiohama/salt-fields.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_963[] = {
#embed "../../content/recruits/shiomi/isozaki-fishing-village.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_964[] = {
#embed "../../content/recruits/shiomi/port-night-market.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_965[] = {
#embed "../../content/recruits/shiraho/citrus-succession.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_966[] = {
#embed "../../content/recruits/shiraho/ferry-and-islands.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_967[] = {
#embed "../../content/recruits/yamamori/forest-and-workshop.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_968[] = {
#embed "../../content/recruits/yamamori/woodwork-school.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_969[] = {
#embed "../../content/site.yaml" suffix(, 0) if_empty(0)
};
static const uint8_t file_970[] = {
#embed "../../content/stays/hoshigahara/nakahara-cottages.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_971[] = {
#embed "../../content/stays/hoshigahara/okunodaira-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_972[] = {
#embed "../../content/stays/index.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_973[] = {
#embed "../../content/stays/minatogawa/hamanomachi-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_974[] = {
#embed "../../content/stays/minatogawa/minatohon-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_975[] = {
#embed "../../content/stays/shiohama/shinhama-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_976[] = {
#embed "../../content/stays/shiohama/shiomachi-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_977[] = {
#embed "../../content/stays/shiomi/aobadai-flat.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_978[] = {
#embed "../../content/stays/shiomi/minatomachi-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_979[] = {
#embed "../../content/stays/shiraho/higashidomari-farm.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_980[] = {
#embed "../../content/stays/shiraho/oura-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_981[] = {
#embed "../../content/stays/yamamori/kawato-house.md" suffix(, 0) if_empty(0)
};
static const uint8_t file_982[] = {
#embed "../../content/stays/yamamori/yunosawa-room.md" suffix(, 0) if_empty(0)
};

static const sample_file sample_files[] = {
    {"form-templates/bulky-waste.md", file_1, sizeof file_1 - 1},
    {"form-templates/certificate-by-post.md", file_2, sizeof file_2 - 1},
    {"form-templates/counter-survey.md", file_3, sizeof file_3 - 1},
    {"form-templates/event.md", file_4, sizeof file_4 - 1},
    {"form-templates/facility.md", file_5, sizeof file_5 - 1},
    {"form-templates/nursery.md", file_6, sizeof file_6 - 1},
    {"form-templates/public-comment.md", file_7, sizeof file_7 - 1},
    {"form-templates/subsidy.md", file_8, sizeof file_8 - 1},
    {"form-templates/vacant-house.md", file_9, sizeof file_9 - 1},
    {"form-templates/visit.md", file_10, sizeof file_10 - 1},
    {"content/archive/news/2019-06-03-launch.md", file_11, sizeof file_11 - 1},
    {"content/archive/news/2019-09-20-machiya-measuring.md", file_12, sizeof file_12 - 1},
    {"content/archive/news/2020-04-13-all-online.md", file_13, sizeof file_13 - 1},
    {"content/archive/news/2021-05-10-two-new-regions.md", file_14, sizeof file_14 - 1},
    {"content/archive/news/2022-02-28-snow-first-winter.md", file_15, sizeof file_15 - 1},
    {"content/archive/news/2022-12-20-mountain-map.md", file_16, sizeof file_16 - 1},
    {"content/archive/news/2023-11-06-night-library-pause.md", file_17, sizeof file_17 - 1},
    {"content/archive/news/2024-03-29-closing.md", file_18, sizeof file_18 - 1},
    {"content/archive/news/index.md", file_19, sizeof file_19 - 1},
    {"content/archive/pages/about.md", file_20, sizeof file_20 - 1},
    {"content/archive/pages/index.md", file_21, sizeof file_21 - 1},
    {"content/archive/pages/members.md", file_22, sizeof file_22 - 1},
    {"content/archive/pages/projects/index.md", file_23, sizeof file_23 - 1},
    {"content/archive/pages/projects/machiya-drawings.md", file_24, sizeof file_24 - 1},
    {"content/archive/pages/projects/mountain-names.md", file_25, sizeof file_25 - 1},
    {"content/archive/pages/projects/night-library.md", file_26, sizeof file_26 - 1},
    {"content/archive/pages/projects/salt-fire.md", file_27, sizeof file_27 - 1},
    {"content/archive/pages/projects/snow-helpers.md", file_28, sizeof file_28 - 1},
    {"content/archive/pages/projects/stone-walls.md", file_29, sizeof file_29 - 1},
    {"content/archive/pages/reports/2021.md", file_30, sizeof file_30 - 1},
    {"content/archive/pages/reports/2023.md", file_31, sizeof file_31 - 1},
    {"content/archive/site.yaml", file_32, sizeof file_32 - 1},
    {"content/assets/pictures/hero/bay.jpg", file_33, sizeof file_33 - 1},
    {"content/assets/pictures/houses/in-01.jpg", file_34, sizeof file_34 - 1},
    {"content/assets/pictures/houses/in-02.jpg", file_35, sizeof file_35 - 1},
    {"content/assets/pictures/houses/in-03.jpg", file_36, sizeof file_36 - 1},
    {"content/assets/pictures/houses/in-04.jpg", file_37, sizeof file_37 - 1},
    {"content/assets/pictures/houses/in-05.jpg", file_38, sizeof file_38 - 1},
    {"content/assets/pictures/houses/in-06.jpg", file_39, sizeof file_39 - 1},
    {"content/assets/pictures/houses/in-07.jpg", file_40, sizeof file_40 - 1},
    {"content/assets/pictures/houses/in-08.jpg", file_41, sizeof file_41 - 1},
    {"content/assets/pictures/houses/in-09.jpg", file_42, sizeof file_42 - 1},
    {"content/assets/pictures/houses/in-10.jpg", file_43, sizeof file_43 - 1},
    {"content/assets/pictures/houses/plan-s-0101.svg", file_44, sizeof file_44 - 1},
    {"content/assets/pictures/houses/plan-s-0103.svg", file_45, sizeof file_45 - 1},
    {"content/assets/pictures/houses/plan-s-0105.svg", file_46, sizeof file_46 - 1},
    {"content/assets/pictures/houses/plan-s-0107.svg", file_47, sizeof file_47 - 1},
    {"content/assets/pictures/houses/plan-s-0109.svg", file_48, sizeof file_48 - 1},
    {"content/assets/pictures/houses/plan-s-0114.svg", file_49, sizeof file_49 - 1},
    {"content/assets/pictures/houses/plan-s-0123.svg", file_50, sizeof file_50 - 1},
    {"content/assets/pictures/houses/plan-s-0125.svg", file_51, sizeof file_51 - 1},
    {"content/assets/pictures/houses/s-0101.jpg", file_52, sizeof file_52 - 1},
    {"content/assets/pictures/houses/s-0102.jpg", file_53, sizeof file_53 - 1},
    {"content/assets/pictures/houses/s-0103.jpg", file_54, sizeof file_54 - 1},
    {"content/assets/pictures/houses/s-0104.jpg", file_55, sizeof file_55 - 1},
    {"content/assets/pictures/houses/s-0105.jpg", file_56, sizeof file_56 - 1},
    {"content/assets/pictures/houses/s-0106.jpg", file_57, sizeof file_57 - 1},
    {"content/assets/pictures/houses/s-0107.jpg", file_58, sizeof file_58 - 1},
    {"content/assets/pictures/houses/s-0108.jpg", file_59, sizeof file_59 - 1},
    {"content/assets/pictures/houses/s-0109.jpg", file_60, sizeof file_60 - 1},
    {"content/assets/pictures/houses/s-0110.jpg", file_61, sizeof file_61 - 1},
    {"content/assets/pictures/houses/s-0111.jpg", file_62, sizeof file_62 - 1},
    {"content/assets/pictures/houses/s-0112.jpg", file_63, sizeof file_63 - 1},
    {"content/assets/pictures/houses/s-0113.jpg", file_64, sizeof file_64 - 1},
    {"content/assets/pictures/houses/s-0114.jpg", file_65, sizeof file_65 - 1},
    {"content/assets/pictures/houses/s-0115.jpg", file_66, sizeof file_66 - 1},
    {"content/assets/pictures/houses/s-0116.jpg", file_67, sizeof file_67 - 1},
    {"content/assets/pictures/houses/s-0117.jpg", file_68, sizeof file_68 - 1},
    {"content/assets/pictures/houses/s-0119.jpg", file_69, sizeof file_69 - 1},
    {"content/assets/pictures/houses/s-0121.jpg", file_70, sizeof file_70 - 1},
    {"content/assets/pictures/houses/s-0122.jpg", file_71, sizeof file_71 - 1},
    {"content/assets/pictures/houses/s-0123.jpg", file_72, sizeof file_72 - 1},
    {"content/assets/pictures/houses/s-0124.jpg", file_73, sizeof file_73 - 1},
    {"content/assets/pictures/houses/s-0125.jpg", file_74, sizeof file_74 - 1},
    {"content/assets/pictures/houses/s-0127.jpg", file_75, sizeof file_75 - 1},
    {"content/assets/pictures/houses/s-0128.jpg", file_76, sizeof file_76 - 1},
    {"content/assets/pictures/houses/s-0129.jpg", file_77, sizeof file_77 - 1},
    {"content/assets/pictures/houses/s-0131.jpg", file_78, sizeof file_78 - 1},
    {"content/assets/pictures/houses/s-0132.jpg", file_79, sizeof file_79 - 1},
    {"content/assets/pictures/houses/s-0133.jpg", file_80, sizeof file_80 - 1},
    {"content/assets/pictures/houses/s-0134.jpg", file_81, sizeof file_81 - 1},
    {"content/assets/pictures/houses/s-0135.jpg", file_82, sizeof file_82 - 1},
    {"content/assets/pictures/houses/s-0136.jpg", file_83, sizeof file_83 - 1},
    {"content/assets/pictures/houses/s-0137.jpg", file_84, sizeof file_84 - 1},
    {"content/assets/pictures/houses/s-0138.jpg", file_85, sizeof file_85 - 1},
    {"content/assets/pictures/houses/s-0139.jpg", file_86, sizeof file_86 - 1},
    {"content/assets/pictures/houses/s-0140.jpg", file_87, sizeof file_87 - 1},
    {"content/assets/pictures/houses/s-0141.jpg", file_88, sizeof file_88 - 1},
    {"content/assets/pictures/houses/s-0142.jpg", file_89, sizeof file_89 - 1},
    {"content/assets/pictures/houses/s-0145.jpg", file_90, sizeof file_90 - 1},
    {"content/assets/pictures/houses/s-0146.jpg", file_91, sizeof file_91 - 1},
    {"content/assets/pictures/municipalities/hoshigahara.jpg", file_92, sizeof file_92 - 1},
    {"content/assets/pictures/municipalities/minatogawa.jpg", file_93, sizeof file_93 - 1},
    {"content/assets/pictures/municipalities/shiohama.jpg", file_94, sizeof file_94 - 1},
    {"content/assets/pictures/municipalities/shiomi.jpg", file_95, sizeof file_95 - 1},
    {"content/assets/pictures/municipalities/shiraho.jpg", file_96, sizeof file_96 - 1},
    {"content/assets/pictures/municipalities/yamamori.jpg", file_97, sizeof file_97 - 1},
    {"content/assets/pictures/news/n1.jpg", file_98, sizeof file_98 - 1},
    {"content/assets/pictures/news/n2.jpg", file_99, sizeof file_99 - 1},
    {"content/assets/pictures/news/n3.jpg", file_100, sizeof file_100 - 1},
    {"content/assets/pictures/news/n4.jpg", file_101, sizeof file_101 - 1},
    {"content/assets/pictures/news/n5.jpg", file_102, sizeof file_102 - 1},
    {"content/assets/pictures/news/n6.jpg", file_103, sizeof file_103 - 1},
    {"content/assets/pictures/news/n7.jpg", file_104, sizeof file_104 - 1},
    {"content/assets/pictures/news/n8.jpg", file_105, sizeof file_105 - 1},
    {"content/assets/pictures/people/p1.jpg", file_106, sizeof file_106 - 1},
    {"content/assets/pictures/people/p2.jpg", file_107, sizeof file_107 - 1},
    {"content/assets/pictures/people/p3.jpg", file_108, sizeof file_108 - 1},
    {"content/assets/pictures/people/p4.jpg", file_109, sizeof file_109 - 1},
    {"content/assets/pictures/people/p5.jpg", file_110, sizeof file_110 - 1},
    {"content/assets/pictures/people/p6.jpg", file_111, sizeof file_111 - 1},
    {"content/assets/pictures/recruits/citrus.jpg", file_112, sizeof file_112 - 1},
    {"content/assets/pictures/recruits/dairy.jpg", file_113, sizeof file_113 - 1},
    {"content/assets/pictures/recruits/ferry.jpg", file_114, sizeof file_114 - 1},
    {"content/assets/pictures/recruits/forestry.jpg", file_115, sizeof file_115 - 1},
    {"content/assets/pictures/recruits/kitchen.jpg", file_116, sizeof file_116 - 1},
    {"content/assets/pictures/recruits/observatory.jpg", file_117, sizeof file_117 - 1},
    {"content/assets/pictures/recruits/oyster.jpg", file_118, sizeof file_118 - 1},
    {"content/assets/pictures/recruits/workshop.jpg", file_119, sizeof file_119 - 1},
    {"content/assets/pictures/shiomaru.svg", file_120, sizeof file_120 - 1},
    {"content/assets/pictures/stays/hoshigahara-nakahara.jpg", file_121, sizeof file_121 - 1},
    {"content/assets/pictures/stays/hoshigahara-okunodaira.jpg", file_122, sizeof file_122 - 1},
    {"content/assets/pictures/stays/minatogawa-hamanomachi.jpg", file_123, sizeof file_123 - 1},
    {"content/assets/pictures/stays/minatogawa-minatohon.jpg", file_124, sizeof file_124 - 1},
    {"content/assets/pictures/stays/shiohama-shinhama.jpg", file_125, sizeof file_125 - 1},
    {"content/assets/pictures/stays/shiohama-shiomachi.jpg", file_126, sizeof file_126 - 1},
    {"content/assets/pictures/stays/shiomi-aobadai.jpg", file_127, sizeof file_127 - 1},
    {"content/assets/pictures/stays/shiomi-minatomachi.jpg", file_128, sizeof file_128 - 1},
    {"content/assets/pictures/stays/shiraho-higashidomari.jpg", file_129, sizeof file_129 - 1},
    {"content/assets/pictures/stays/shiraho-oura.jpg", file_130, sizeof file_130 - 1},
    {"content/assets/pictures/stays/yamamori-kawato.jpg", file_131, sizeof file_131 - 1},
    {"content/assets/pictures/stays/yamamori-yunosawa.jpg", file_132, sizeof file_132 - 1},
    {"content/data/emergency-contacts.yaml", file_133, sizeof file_133 - 1},
    {"content/data/numbers.yaml", file_134, sizeof file_134 - 1},
    {"content/events/2026/2026-10-18-yamamori-timber-fair.md", file_135, sizeof file_135 - 1},
    {"content/events/2026/2026-10-24-shiomi-tram-house-tour.md", file_136, sizeof file_136 - 1},
    {"content/events/2026/2026-11-03-shiraho-regatta.md", file_137, sizeof file_137 - 1},
    {"content/events/2026/2026-11-15-minatogawa-morning-market.md", file_138, sizeof file_138 - 1},
    {"content/events/2026/2026-11-22-shiohama-parent-child-salt.md", file_139, sizeof file_139 - 1},
    {"content/events/2026/2026-11-23-hoshigahara-harvest.md", file_140, sizeof file_140 - 1},
    {"content/events/2026/2026-11-25-online-evening-consultation.md", file_141, sizeof file_141 - 1},
    {"content/events/2026/2026-11-28-shiraho-mikan-harvest.md", file_142, sizeof file_142 - 1},
    {"content/events/2026/2026-11-28-tokyo-iju-seminar.en.md", file_143, sizeof file_143 - 1},
    {"content/events/2026/2026-11-28-tokyo-iju-seminar.md", file_144, sizeof file_144 - 1},
    {"content/events/2026/2026-11-29-shiomi-child-first-aid.md", file_145, sizeof file_145 - 1},
    {"content/events/2026/2026-12-02-startup-online-lecture.md", file_146, sizeof file_146 - 1},
    {"content/events/2026/2026-12-05-job-briefing.md", file_147, sizeof file_147 - 1},
    {"content/events/2026/2026-12-05-yamamori-kyoryokutai-tour.md", file_148, sizeof file_148 - 1},
    {"content/events/2026/2026-12-06-shiohama-nursery-visit.md", file_149, sizeof file_149 - 1},
    {"content/events/2026/2026-12-12-hoshigahara-geminids.md", file_150, sizeof file_150 - 1},
    {"content/events/2026/2026-12-12-minatogawa-machiya-diy.md", file_151, sizeof file_151 - 1},
    {"content/events/2026/2026-12-13-shiomi-foreign-residents-drill.easy.md", file_152, sizeof file_152 - 1},
    {"content/events/2026/2026-12-13-shiomi-foreign-residents-drill.en.md", file_153, sizeof file_153 - 1},
    {"content/events/2026/2026-12-13-shiomi-foreign-residents-drill.md", file_154, sizeof file_154 - 1},
    {"content/events/2026/2026-12-16-online-akiya-owner.md", file_155, sizeof file_155 - 1},
    {"content/events/2026/2026-12-19-shiraho-citrus-market.md", file_156, sizeof file_156 - 1},
    {"content/events/2026/2026-12-20-shiohama-factory-cruise.md", file_157, sizeof file_157 - 1},
    {"content/events/2027/2027-01-05-homecoming-housing-day.md", file_158, sizeof file_158 - 1},
    {"content/events/2027/2027-01-09-yamamori-winter-bath.md", file_159, sizeof file_159 - 1},
    {"content/events/2027/2027-01-10-hoshigahara-snow-school.md", file_160, sizeof file_160 - 1},
    {"content/events/2027/2027-01-16-osaka-seminar.md", file_161, sizeof file_161 - 1},
    {"content/events/2027/2027-01-17-minatogawa-oyster-festival.md", file_162, sizeof file_162 - 1},
    {"content/events/2027/2027-01-20-online-evening-consultation.md", file_163, sizeof file_163 - 1},
    {"content/events/2027/2027-01-23-shiomi-university-open.md", file_164, sizeof file_164 - 1},
    {"content/events/2027/2027-01-30-shiohama-moving-family-party.md", file_165, sizeof file_165 - 1},
    {"content/events/2027/2027-02-06-yamamori-woodschool-briefing.md", file_166, sizeof file_166 - 1},
    {"content/events/2027/2027-02-11-hoshigahara-snow-festival.md", file_167, sizeof file_167 - 1},
    {"content/events/2027/2027-02-12-shiraho-trial-weekend.md", file_168, sizeof file_168 - 1},
    {"content/events/2027/2027-02-19-shiomi-workbase-matching.md", file_169, sizeof file_169 - 1},
    {"content/events/2027/2027-02-20-tokyo-big-fair.md", file_170, sizeof file_170 - 1},
    {"content/events/2027/2027-02-27-shiohama-moving-tax-class.md", file_171, sizeof file_171 - 1},
    {"content/events/2027/2027-03-06-minatogawa-machiya-open.md", file_172, sizeof file_172 - 1},
    {"content/events/2027/2027-03-13-pref-disaster-lecture.md", file_173, sizeof file_173 - 1},
    {"content/events/2027/2027-03-20-shiohama-spring-picnic.md", file_174, sizeof file_174 - 1},
    {"content/events/index.md", file_175, sizeof file_175 - 1},
    {"content/faq/bosai/after-disaster-all.md", file_176, sizeof file_176 - 1},
    {"content/faq/bosai/disaster-volunteer.md", file_177, sizeof file_177 - 1},
    {"content/faq/bosai/evacuation-pets.md", file_178, sizeof file_178 - 1},
    {"content/faq/bosai/family-contact.md", file_179, sizeof file_179 - 1},
    {"content/faq/bosai/hazard-check.md", file_180, sizeof file_180 - 1},
    {"content/faq/bosai/info-mail.md", file_181, sizeof file_181 - 1},
    {"content/faq/bosai/need-help-evacuate.md", file_182, sizeof file_182 - 1},
    {"content/faq/bosai/risai-cert.md", file_183, sizeof file_183 - 1},
    {"content/faq/bosai/shelter-vs-site.easy.md", file_184, sizeof file_184 - 1},
    {"content/faq/bosai/shelter-vs-site.en.md", file_185, sizeof file_185 - 1},
    {"content/faq/bosai/shelter-vs-site.ko.md", file_186, sizeof file_186 - 1},
    {"content/faq/bosai/shelter-vs-site.md", file_187, sizeof file_187 - 1},
    {"content/faq/bosai/shelter-vs-site.vi.md", file_188, sizeof file_188 - 1},
    {"content/faq/bosai/shelter-vs-site.zh.md", file_189, sizeof file_189 - 1},
    {"content/faq/bosai/stockpile-newcomer.md", file_190, sizeof file_190 - 1},
    {"content/faq/bosai/tsunami-time.md", file_191, sizeof file_191 - 1},
    {"content/faq/bosai/warning-levels.easy.md", file_192, sizeof file_192 - 1},
    {"content/faq/bosai/warning-levels.en.md", file_193, sizeof file_193 - 1},
    {"content/faq/bosai/warning-levels.ko.md", file_194, sizeof file_194 - 1},
    {"content/faq/bosai/warning-levels.md", file_195, sizeof file_195 - 1},
    {"content/faq/bosai/warning-levels.vi.md", file_196, sizeof file_196 - 1},
    {"content/faq/bosai/warning-levels.zh.md", file_197, sizeof file_197 - 1},
    {"content/faq/bus/community.md", file_198, sizeof file_198 - 1},
    {"content/faq/bus/ferry.md", file_199, sizeof file_199 - 1},
    {"content/faq/bus/parking.md", file_200, sizeof file_200 - 1},
    {"content/faq/foreign/baby-visa.md", file_201, sizeof file_201 - 1},
    {"content/faq/foreign/consultation.easy.md", file_202, sizeof file_202 - 1},
    {"content/faq/foreign/consultation.en.md", file_203, sizeof file_203 - 1},
    {"content/faq/foreign/consultation.ko.md", file_204, sizeof file_204 - 1},
    {"content/faq/foreign/consultation.md", file_205, sizeof file_205 - 1},
    {"content/faq/foreign/consultation.vi.md", file_206, sizeof file_206 - 1},
    {"content/faq/foreign/consultation.zh.md", file_207, sizeof file_207 - 1},
    {"content/faq/foreign/japanese-class.md", file_208, sizeof file_208 - 1},
    {"content/faq/foreign/leave-japan.easy.md", file_209, sizeof file_209 - 1},
    {"content/faq/foreign/leave-japan.en.md", file_210, sizeof file_210 - 1},
    {"content/faq/foreign/leave-japan.md", file_211, sizeof file_211 - 1},
    {"content/faq/foreign/moving-in-foreign.md", file_212, sizeof file_212 - 1},
    {"content/faq/fukushi/child-development.md", file_213, sizeof file_213 - 1},
    {"content/faq/fukushi/disability-benefits.md", file_214, sizeof file_214 - 1},
    {"content/faq/fukushi/disability-cert.md", file_215, sizeof file_215 - 1},
    {"content/faq/fukushi/disability-service.md", file_216, sizeof file_216 - 1},
    {"content/faq/fukushi/elder-pass.md", file_217, sizeof file_217 - 1},
    {"content/faq/fukushi/guardian.md", file_218, sizeof file_218 - 1},
    {"content/faq/fukushi/hearing-vision.md", file_219, sizeof file_219 - 1},
    {"content/faq/fukushi/help-mark.md", file_220, sizeof file_220 - 1},
    {"content/faq/fukushi/license-return.md", file_221, sizeof file_221 - 1},
    {"content/faq/fukushi/mental-medical.md", file_222, sizeof file_222 - 1},
    {"content/faq/fukushi/special-child-allowance.md", file_223, sizeof file_223 - 1},
    {"content/faq/fukushi/watching.md", file_224, sizeof file_224 - 1},
    {"content/faq/fukushi/welfare-volunteer.md", file_225, sizeof file_225 - 1},
    {"content/faq/gomi/appliances.md", file_226, sizeof file_226 - 1},
    {"content/faq/gomi/batteries.md", file_227, sizeof file_227 - 1},
    {"content/faq/gomi/business-waste.md", file_228, sizeof file_228 - 1},
    {"content/faq/gomi/collection-days.easy.md", file_229, sizeof file_229 - 1},
    {"content/faq/gomi/collection-days.en.md", file_230, sizeof file_230 - 1},
    {"content/faq/gomi/collection-days.ko.md", file_231, sizeof file_231 - 1},
    {"content/faq/gomi/collection-days.md", file_232, sizeof file_232 - 1},
    {"content/faq/gomi/collection-days.vi.md", file_233, sizeof file_233 - 1},
    {"content/faq/gomi/collection-days.zh.md", file_234, sizeof file_234 - 1},
    {"content/faq/gomi/compost.md", file_235, sizeof file_235 - 1},
    {"content/faq/gomi/fureai.md", file_236, sizeof file_236 - 1},
    {"content/faq/gomi/house-clearance.md", file_237, sizeof file_237 - 1},
    {"content/faq/gomi/illegal-dump.md", file_238, sizeof file_238 - 1},
    {"content/faq/gomi/large-items.easy.md", file_239, sizeof file_239 - 1},
    {"content/faq/gomi/large-items.en.md", file_240, sizeof file_240 - 1},
    {"content/faq/gomi/large-items.md", file_241, sizeof file_241 - 1},
    {"content/faq/gomi/no-pickup.md", file_242, sizeof file_242 - 1},
    {"content/faq/gomi/pc-phone.md", file_243, sizeof file_243 - 1},
    {"content/faq/gomi/sorting.easy.md", file_244, sizeof file_244 - 1},
    {"content/faq/gomi/sorting.en.md", file_245, sizeof file_245 - 1},
    {"content/faq/gomi/sorting.ko.md", file_246, sizeof file_246 - 1},
    {"content/faq/gomi/sorting.md", file_247, sizeof file_247 - 1},
    {"content/faq/gomi/sorting.vi.md", file_248, sizeof file_248 - 1},
    {"content/faq/gomi/sorting.zh.md", file_249, sizeof file_249 - 1},
    {"content/faq/gomi/uncollectable.md", file_250, sizeof file_250 - 1},
    {"content/faq/hitorioya/all.md", file_251, sizeof file_251 - 1},
    {"content/faq/hitorioya/allowance.md", file_252, sizeof file_252 - 1},
    {"content/faq/hitorioya/child-support.md", file_253, sizeof file_253 - 1},
    {"content/faq/hitorioya/medical.md", file_254, sizeof file_254 - 1},
    {"content/faq/hitorioya/training.md", file_255, sizeof file_255 - 1},
    {"content/faq/hoken/disability-pension.md", file_256, sizeof file_256 - 1},
    {"content/faq/hoken/high-medical.md", file_257, sizeof file_257 - 1},
    {"content/faq/hoken/koki-75.md", file_258, sizeof file_258 - 1},
    {"content/faq/hoken/koki-ratio.md", file_259, sizeof file_259 - 1},
    {"content/faq/hoken/kokuho-join.easy.md", file_260, sizeof file_260 - 1},
    {"content/faq/hoken/kokuho-join.en.md", file_261, sizeof file_261 - 1},
    {"content/faq/hoken/kokuho-join.ko.md", file_262, sizeof file_262 - 1},
    {"content/faq/hoken/kokuho-join.md", file_263, sizeof file_263 - 1},
    {"content/faq/hoken/kokuho-join.vi.md", file_264, sizeof file_264 - 1},
    {"content/faq/hoken/kokuho-join.zh.md", file_265, sizeof file_265 - 1},
    {"content/faq/hoken/kokuho-leave.md", file_266, sizeof file_266 - 1},
    {"content/faq/hoken/kokuho-tax-amount.md", file_267, sizeof file_267 - 1},
    {"content/faq/hoken/kokuho-tax-reduce.md", file_268, sizeof file_268 - 1},
    {"content/faq/hoken/medical-reimburse.md", file_269, sizeof file_269 - 1},
    {"content/faq/hoken/pension-childcare.md", file_270, sizeof file_270 - 1},
    {"content/faq/hoken/pension-exempt.md", file_271, sizeof file_271 - 1},
    {"content/faq/hoken/pension-join.md", file_272, sizeof file_272 - 1},
    {"content/faq/hoken/pension-receive.md", file_273, sizeof file_273 - 1},
    {"content/faq/iju/after-moving.md", file_274, sizeof file_274 - 1},
    {"content/faq/iju/compare-towns.md", file_275, sizeof file_275 - 1},
    {"content/faq/iju/consultation-cost.md", file_276, sizeof file_276 - 1},
    {"content/faq/iju/disability-migrant.md", file_277, sizeof file_277 - 1},
    {"content/faq/iju/fail-return.md", file_278, sizeof file_278 - 1},
    {"content/faq/iju/greeting-customs.md", file_279, sizeof file_279 - 1},
    {"content/faq/iju/how-long.md", file_280, sizeof file_280 - 1},
    {"content/faq/iju/income-change.md", file_281, sizeof file_281 - 1},
    {"content/faq/iju/internet-mobile.md", file_282, sizeof file_282 - 1},
    {"content/faq/iju/language-foreigner.md", file_283, sizeof file_283 - 1},
    {"content/faq/iju/lgbt-partner.md", file_284, sizeof file_284 - 1},
    {"content/faq/iju/mail-forward.md", file_285, sizeof file_285 - 1},
    {"content/faq/iju/medical-care.md", file_286, sizeof file_286 - 1},
    {"content/faq/iju/neighborhood-association.md", file_287, sizeof file_287 - 1},
    {"content/faq/iju/nursing-parent-bring.md", file_288, sizeof file_288 - 1},
    {"content/faq/iju/online-consultation.md", file_289, sizeof file_289 - 1},
    {"content/faq/iju/pets-move.md", file_290, sizeof file_290 - 1},
    {"content/faq/iju/preview-checklist.md", file_291, sizeof file_291 - 1},
    {"content/faq/iju/return.md", file_292, sizeof file_292 - 1},
    {"content/faq/iju/savings.md", file_293, sizeof file_293 - 1},
    {"content/faq/iju/senior-migrants-talk.md", file_294, sizeof file_294 - 1},
    {"content/faq/iju/seniors.md", file_295, sizeof file_295 - 1},
    {"content/faq/iju/shopping.md", file_296, sizeof file_296 - 1},
    {"content/faq/iju/single.md", file_297, sizeof file_297 - 1},
    {"content/faq/iju/tokyo-desk.md", file_298, sizeof file_298 - 1},
    {"content/faq/iju/tour.md", file_299, sizeof file_299 - 1},
    {"content/faq/iju/trial-stay-remote-work.md", file_300, sizeof file_300 - 1},
    {"content/faq/iju/visit-support.md", file_301, sizeof file_301 - 1},
    {"content/faq/iju/where-to-start.easy.md", file_302, sizeof file_302 - 1},
    {"content/faq/iju/where-to-start.en.md", file_303, sizeof file_303 - 1},
    {"content/faq/iju/where-to-start.md", file_304, sizeof file_304 - 1},
    {"content/faq/iju/winter-snow.md", file_305, sizeof file_305 - 1},
    {"content/faq/iju/without-car.md", file_306, sizeof file_306 - 1},
    {"content/faq/index.easy.md", file_307, sizeof file_307 - 1},
    {"content/faq/index.en.md", file_308, sizeof file_308 - 1},
    {"content/faq/index.ko.md", file_309, sizeof file_309 - 1},
    {"content/faq/index.md", file_310, sizeof file_310 - 1},
    {"content/faq/index.vi.md", file_311, sizeof file_311 - 1},
    {"content/faq/index.zh.md", file_312, sizeof file_312 - 1},
    {"content/faq/jichikai/community-subsidy.md", file_313, sizeof file_313 - 1},
    {"content/faq/jichikai/join.md", file_314, sizeof file_314 - 1},
    {"content/faq/jichikai/koho.md", file_315, sizeof file_315 - 1},
    {"content/faq/jigyo/bidding.md", file_316, sizeof file_316 - 1},
    {"content/faq/jigyo/depreciable.md", file_317, sizeof file_317 - 1},
    {"content/faq/jigyo/employer-resident-tax.md", file_318, sizeof file_318 - 1},
    {"content/faq/jigyo/event-permit.md", file_319, sizeof file_319 - 1},
    {"content/faq/jigyo/loan-certificate.md", file_320, sizeof file_320 - 1},
    {"content/faq/kaigo/abuse.md", file_321, sizeof file_321 - 1},
    {"content/faq/kaigo/certification.md", file_322, sizeof file_322 - 1},
    {"content/faq/kaigo/cost.md", file_323, sizeof file_323 - 1},
    {"content/faq/kaigo/dementia.md", file_324, sizeof file_324 - 1},
    {"content/faq/kaigo/facility.md", file_325, sizeof file_325 - 1},
    {"content/faq/kaigo/housing.md", file_326, sizeof file_326 - 1},
    {"content/faq/kaigo/insurance-fee.md", file_327, sizeof file_327 - 1},
    {"content/faq/kaigo/respite.md", file_328, sizeof file_328 - 1},
    {"content/faq/kaigo/start.md", file_329, sizeof file_329 - 1},
    {"content/faq/kankei/company-workation.md", file_330, sizeof file_330 - 1},
    {"content/faq/kankei/fan-club.md", file_331, sizeof file_331 - 1},
    {"content/faq/kankei/harvest-volunteer.md", file_332, sizeof file_332 - 1},
    {"content/faq/kankei/nursery-stay.md", file_333, sizeof file_333 - 1},
    {"content/faq/kankei/oyster-stay.md", file_334, sizeof file_334 - 1},
    {"content/faq/kankei/side-job.md", file_335, sizeof file_335 - 1},
    {"content/faq/kankei/two-bases-school.md", file_336, sizeof file_336 - 1},
    {"content/faq/kankei/two-bases-tax.md", file_337, sizeof file_337 - 1},
    {"content/faq/kankei/two-bases-trash.md", file_338, sizeof file_338 - 1},
    {"content/faq/kankei/two-bases.md", file_339, sizeof file_339 - 1},
    {"content/faq/kankei/what-is.md", file_340, sizeof file_340 - 1},
    {"content/faq/kanko/filming.md", file_341, sizeof file_341 - 1},
    {"content/faq/kanko/furusato-how.md", file_342, sizeof file_342 - 1},
    {"content/faq/kanko/furusato-notarrive.md", file_343, sizeof file_343 - 1},
    {"content/faq/kanko/furusato-onestop.md", file_344, sizeof file_344 - 1},
    {"content/faq/kanko/sightseeing.md", file_345, sizeof file_345 - 1},
    {"content/faq/kenko/adult-vaccine.md", file_346, sizeof file_346 - 1},
    {"content/faq/kenko/cancer-screening.md", file_347, sizeof file_347 - 1},
    {"content/faq/kenko/health-checkup.md", file_348, sizeof file_348 - 1},
    {"content/faq/kenko/infertility.md", file_349, sizeof file_349 - 1},
    {"content/faq/kenko/mental.md", file_350, sizeof file_350 - 1},
    {"content/faq/koseki/certificate-by-mail.md", file_351, sizeof file_351 - 1},
    {"content/faq/koseki/furigana-check.md", file_352, sizeof file_352 - 1},
    {"content/faq/koseki/holiday-counter.md", file_353, sizeof file_353 - 1},
    {"content/faq/koseki/identity-docs.md", file_354, sizeof file_354 - 1},
    {"content/faq/koseki/juminhyo-how.easy.md", file_355, sizeof file_355 - 1},
    {"content/faq/koseki/juminhyo-how.en.md", file_356, sizeof file_356 - 1},
    {"content/faq/koseki/juminhyo-how.md", file_357, sizeof file_357 - 1},
    {"content/faq/koseki/juminhyo-other-family.md", file_358, sizeof file_358 - 1},
    {"content/faq/koseki/koseki-tohon.md", file_359, sizeof file_359 - 1},
    {"content/faq/koseki/mibun-dokushin.md", file_360, sizeof file_360 - 1},
    {"content/faq/koseki/my-portal.md", file_361, sizeof file_361 - 1},
    {"content/faq/koseki/office-hours.md", file_362, sizeof file_362 - 1},
    {"content/faq/koseki/removed-record.md", file_363, sizeof file_363 - 1},
    {"content/faq/koseki/seal-certificate.md", file_364, sizeof file_364 - 1},
    {"content/faq/koseki/seal-register.md", file_365, sizeof file_365 - 1},
    {"content/faq/koseki/temporary-plate.md", file_366, sizeof file_366 - 1},
    {"content/faq/kosodate/abuse-report.md", file_367, sizeof file_367 - 1},
    {"content/faq/kosodate/after-birth-all.md", file_368, sizeof file_368 - 1},
    {"content/faq/kosodate/birth-no-obstetrics.md", file_369, sizeof file_369 - 1},
    {"content/faq/kosodate/birth-support-money.md", file_370, sizeof file_370 - 1},
    {"content/faq/kosodate/child-allowance-payment.md", file_371, sizeof file_371 - 1},
    {"content/faq/kosodate/child-allowance.easy.md", file_372, sizeof file_372 - 1},
    {"content/faq/kosodate/child-allowance.en.md", file_373, sizeof file_373 - 1},
    {"content/faq/kosodate/child-allowance.ko.md", file_374, sizeof file_374 - 1},
    {"content/faq/kosodate/child-allowance.md", file_375, sizeof file_375 - 1},
    {"content/faq/kosodate/child-allowance.vi.md", file_376, sizeof file_376 - 1},
    {"content/faq/kosodate/child-allowance.zh.md", file_377, sizeof file_377 - 1},
    {"content/faq/kosodate/child-medical.md", file_378, sizeof file_378 - 1},
    {"content/faq/kosodate/child-night-fever.easy.md", file_379, sizeof file_379 - 1},
    {"content/faq/kosodate/child-night-fever.en.md", file_380, sizeof file_380 - 1},
    {"content/faq/kosodate/child-night-fever.md", file_381, sizeof file_381 - 1},
    {"content/faq/kosodate/child-passport.md", file_382, sizeof file_382 - 1},
    {"content/faq/kosodate/daredemo.md", file_383, sizeof file_383 - 1},
    {"content/faq/kosodate/family-support.md", file_384, sizeof file_384 - 1},
    {"content/faq/kosodate/infant-checkup.md", file_385, sizeof file_385 - 1},
    {"content/faq/kosodate/move-with-kids.md", file_386, sizeof file_386 - 1},
    {"content/faq/kosodate/nursery-apply.easy.md", file_387, sizeof file_387 - 1},
    {"content/faq/kosodate/nursery-apply.en.md", file_388, sizeof file_388 - 1},
    {"content/faq/kosodate/nursery-apply.md", file_389, sizeof file_389 - 1},
    {"content/faq/kosodate/nursery-documents.md", file_390, sizeof file_390 - 1},
    {"content/faq/kosodate/nursery-fee.md", file_391, sizeof file_391 - 1},
    {"content/faq/kosodate/nursery-mid-year.md", file_392, sizeof file_392 - 1},
    {"content/faq/kosodate/postnatal-care.md", file_393, sizeof file_393 - 1},
    {"content/faq/kosodate/pregnancy.md", file_394, sizeof file_394 - 1},
    {"content/faq/kosodate/pregnant-moved.md", file_395, sizeof file_395 - 1},
    {"content/faq/kosodate/school-transfer.easy.md", file_396, sizeof file_396 - 1},
    {"content/faq/kosodate/school-transfer.en.md", file_397, sizeof file_397 - 1},
    {"content/faq/kosodate/school-transfer.md", file_398, sizeof file_398 - 1},
    {"content/faq/kosodate/sick-child-care.md", file_399, sizeof file_399 - 1},
    {"content/faq/kosodate/support-center.md", file_400, sizeof file_400 - 1},
    {"content/faq/kosodate/vaccination.md", file_401, sizeof file_401 - 1},
    {"content/faq/kyoiku/after-school.md", file_402, sizeof file_402 - 1},
    {"content/faq/kyoiku/coming-of-age.md", file_403, sizeof file_403 - 1},
    {"content/faq/kyoiku/enter-elementary.md", file_404, sizeof file_404 - 1},
    {"content/faq/kyoiku/high-school.md", file_405, sizeof file_405 - 1},
    {"content/faq/kyoiku/school-aid.md", file_406, sizeof file_406 - 1},
    {"content/faq/kyoiku/school-district.md", file_407, sizeof file_407 - 1},
    {"content/faq/kyoiku/school-lunch.md", file_408, sizeof file_408 - 1},
    {"content/faq/kyoiku/school-refusal.md", file_409, sizeof file_409 - 1},
    {"content/faq/library/card.md", file_410, sizeof file_410 - 1},
    {"content/faq/library/reserve-extend.md", file_411, sizeof file_411 - 1},
    {"content/faq/mynumber/apply.easy.md", file_412, sizeof file_412 - 1},
    {"content/faq/mynumber/apply.en.md", file_413, sizeof file_413 - 1},
    {"content/faq/mynumber/apply.ko.md", file_414, sizeof file_414 - 1},
    {"content/faq/mynumber/apply.md", file_415, sizeof file_415 - 1},
    {"content/faq/mynumber/apply.vi.md", file_416, sizeof file_416 - 1},
    {"content/faq/mynumber/apply.zh.md", file_417, sizeof file_417 - 1},
    {"content/faq/mynumber/baby.md", file_418, sizeof file_418 - 1},
    {"content/faq/mynumber/hokensho.md", file_419, sizeof file_419 - 1},
    {"content/faq/mynumber/lost.md", file_420, sizeof file_420 - 1},
    {"content/faq/mynumber/number-only.md", file_421, sizeof file_421 - 1},
    {"content/faq/mynumber/phone.md", file_422, sizeof file_422 - 1},
    {"content/faq/mynumber/pickup.md", file_423, sizeof file_423 - 1},
    {"content/faq/mynumber/pin.md", file_424, sizeof file_424 - 1},
    {"content/faq/mynumber/renewal.md", file_425, sizeof file_425 - 1},
    {"content/faq/norin/farmland-conversion.md", file_426, sizeof file_426 - 1},
    {"content/faq/norin/farmland-inherit.md", file_427, sizeof file_427 - 1},
    {"content/faq/norin/forest-owner.md", file_428, sizeof file_428 - 1},
    {"content/faq/norin/wild-animals.md", file_429, sizeof file_429 - 1},
    {"content/faq/okuyami/family-register-collect.md", file_430, sizeof file_430 - 1},
    {"content/faq/okuyami/funeral-money.md", file_431, sizeof file_431 - 1},
    {"content/faq/okuyami/grave-move.md", file_432, sizeof file_432 - 1},
    {"content/faq/okuyami/inheritance-register.md", file_433, sizeof file_433 - 1},
    {"content/faq/okuyami/pension-death.md", file_434, sizeof file_434 - 1},
    {"content/faq/passport/apply.md", file_435, sizeof file_435 - 1},
    {"content/faq/passport/lost.md", file_436, sizeof file_436 - 1},
    {"content/faq/pet/bite-noise.md", file_437, sizeof file_437 - 1},
    {"content/faq/pet/dead-pet.md", file_438, sizeof file_438 - 1},
    {"content/faq/pet/dog-move.md", file_439, sizeof file_439 - 1},
    {"content/faq/pet/dog-register.md", file_440, sizeof file_440 - 1},
    {"content/faq/pet/lost-pet.md", file_441, sizeof file_441 - 1},
    {"content/faq/pet/stray-cats.md", file_442, sizeof file_442 - 1},
    {"content/faq/road/boundary.md", file_443, sizeof file_443 - 1},
    {"content/faq/road/damage.md", file_444, sizeof file_444 - 1},
    {"content/faq/road/occupancy.md", file_445, sizeof file_445 - 1},
    {"content/faq/road/park.md", file_446, sizeof file_446 - 1},
    {"content/faq/road/snow.md", file_447, sizeof file_447 - 1},
    {"content/faq/road/streetlight.md", file_448, sizeof file_448 - 1},
    {"content/faq/senkyo/absent-vote.md", file_449, sizeof file_449 - 1},
    {"content/faq/senkyo/early-vote.md", file_450, sizeof file_450 - 1},
    {"content/faq/senkyo/moved-vote.md", file_451, sizeof file_451 - 1},
    {"content/faq/senkyo/overseas.md", file_452, sizeof file_452 - 1},
    {"content/faq/shienkin/amount-child.md", file_453, sizeof file_453 - 1},
    {"content/faq/shienkin/combine.md", file_454, sizeof file_454 - 1},
    {"content/faq/shienkin/documents.md", file_455, sizeof file_455 - 1},
    {"content/faq/shienkin/fiscal-year-end.md", file_456, sizeof file_456 - 1},
    {"content/faq/shienkin/from-osaka.md", file_457, sizeof file_457 - 1},
    {"content/faq/shienkin/job-requirement.md", file_458, sizeof file_458 - 1},
    {"content/faq/shienkin/newlywed.md", file_459, sizeof file_459 - 1},
    {"content/faq/shienkin/return-rule.md", file_460, sizeof file_460 - 1},
    {"content/faq/shienkin/scholarship.md", file_461, sizeof file_461 - 1},
    {"content/faq/shienkin/self-employed.md", file_462, sizeof file_462 - 1},
    {"content/faq/shienkin/tax.md", file_463, sizeof file_463 - 1},
    {"content/faq/shienkin/tokyo-area.md", file_464, sizeof file_464 - 1},
    {"content/faq/shienkin/when-apply.md", file_465, sizeof file_465 - 1},
    {"content/faq/shienkin/who-gets.md", file_466, sizeof file_466 - 1},
    {"content/faq/shigoto/business-succession.md", file_467, sizeof file_467 - 1},
    {"content/faq/shigoto/citrus-school.md", file_468, sizeof file_468 - 1},
    {"content/faq/shigoto/commute-shinkansen.md", file_469, sizeof file_469 - 1},
    {"content/faq/shigoto/couple-job.md", file_470, sizeof file_470 - 1},
    {"content/faq/shigoto/coworking.md", file_471, sizeof file_471 - 1},
    {"content/faq/shigoto/dairy.md", file_472, sizeof file_472 - 1},
    {"content/faq/shigoto/disability-work.md", file_473, sizeof file_473 - 1},
    {"content/faq/shigoto/farm-funds.md", file_474, sizeof file_474 - 1},
    {"content/faq/shigoto/farm-part-time.md", file_475, sizeof file_475 - 1},
    {"content/faq/shigoto/farm-start.md", file_476, sizeof file_476 - 1},
    {"content/faq/shigoto/farmland-rent.md", file_477, sizeof file_477 - 1},
    {"content/faq/shigoto/find-job.md", file_478, sizeof file_478 - 1},
    {"content/faq/shigoto/fishing-license.md", file_479, sizeof file_479 - 1},
    {"content/faq/shigoto/forestry-start.md", file_480, sizeof file_480 - 1},
    {"content/faq/shigoto/job-travel.md", file_481, sizeof file_481 - 1},
    {"content/faq/shigoto/kyoryokutai-after.md", file_482, sizeof file_482 - 1},
    {"content/faq/shigoto/kyoryokutai-eligible.md", file_483, sizeof file_483 - 1},
    {"content/faq/shigoto/kyoryokutai-family.md", file_484, sizeof file_484 - 1},
    {"content/faq/shigoto/kyoryokutai-quit.md", file_485, sizeof file_485 - 1},
    {"content/faq/shigoto/kyoryokutai-trial.md", file_486, sizeof file_486 - 1},
    {"content/faq/shigoto/kyoryokutai-what.md", file_487, sizeof file_487 - 1},
    {"content/faq/shigoto/loan.md", file_488, sizeof file_488 - 1},
    {"content/faq/shigoto/nurse-care.md", file_489, sizeof file_489 - 1},
    {"content/faq/shigoto/public-employee.md", file_490, sizeof file_490 - 1},
    {"content/faq/shigoto/restaurant-permit.md", file_491, sizeof file_491 - 1},
    {"content/faq/shigoto/start-fishing.md", file_492, sizeof file_492 - 1},
    {"content/faq/shigoto/startup-first.md", file_493, sizeof file_493 - 1},
    {"content/faq/shigoto/startup-grant.md", file_494, sizeof file_494 - 1},
    {"content/faq/shigoto/telework-continue.md", file_495, sizeof file_495 - 1},
    {"content/faq/shigoto/unemployment.md", file_496, sizeof file_496 - 1},
    {"content/faq/shisetsu/pool-gym.md", file_497, sizeof file_497 - 1},
    {"content/faq/shisetsu/reserve.md", file_498, sizeof file_498 - 1},
    {"content/faq/shobo/ambulance.easy.md", file_499, sizeof file_499 - 1},
    {"content/faq/shobo/ambulance.en.md", file_500, sizeof file_500 - 1},
    {"content/faq/shobo/ambulance.ko.md", file_501, sizeof file_501 - 1},
    {"content/faq/shobo/ambulance.md", file_502, sizeof file_502 - 1},
    {"content/faq/shobo/ambulance.vi.md", file_503, sizeof file_503 - 1},
    {"content/faq/shobo/ambulance.zh.md", file_504, sizeof file_504 - 1},
    {"content/faq/shobo/fire-alarm.md", file_505, sizeof file_505 - 1},
    {"content/faq/shobo/fire-cert.md", file_506, sizeof file_506 - 1},
    {"content/faq/shobo/first-aid.md", file_507, sizeof file_507 - 1},
    {"content/faq/shobo/open-burning.md", file_508, sizeof file_508 - 1},
    {"content/faq/shobo/volunteer-fire.md", file_509, sizeof file_509 - 1},
    {"content/faq/sodan/consumer.md", file_510, sizeof file_510 - 1},
    {"content/faq/sodan/dv.md", file_511, sizeof file_511 - 1},
    {"content/faq/sodan/hikikomori.md", file_512, sizeof file_512 - 1},
    {"content/faq/sodan/legal.md", file_513, sizeof file_513 - 1},
    {"content/faq/sodan/noise.md", file_514, sizeof file_514 - 1},
    {"content/faq/sodan/opinion.md", file_515, sizeof file_515 - 1},
    {"content/faq/sodan/poverty.md", file_516, sizeof file_516 - 1},
    {"content/faq/sodan/welfare.md", file_517, sizeof file_517 - 1},
    {"content/faq/suido/bill-high.md", file_518, sizeof file_518 - 1},
    {"content/faq/suido/cloudy.md", file_519, sizeof file_519 - 1},
    {"content/faq/suido/frozen.md", file_520, sizeof file_520 - 1},
    {"content/faq/suido/septic.md", file_521, sizeof file_521 - 1},
    {"content/faq/suido/start.easy.md", file_522, sizeof file_522 - 1},
    {"content/faq/suido/start.en.md", file_523, sizeof file_523 - 1},
    {"content/faq/suido/start.md", file_524, sizeof file_524 - 1},
    {"content/faq/suido/stop.md", file_525, sizeof file_525 - 1},
    {"content/faq/suido/unpaid.md", file_526, sizeof file_526 - 1},
    {"content/faq/sumai/akiya-bank-how.md", file_527, sizeof file_527 - 1},
    {"content/faq/sumai/akiya-condition.md", file_528, sizeof file_528 - 1},
    {"content/faq/sumai/akiya-contract-risk.md", file_529, sizeof file_529 - 1},
    {"content/faq/sumai/akiya-owner-register.md", file_530, sizeof file_530 - 1},
    {"content/faq/sumai/akiya-price.md", file_531, sizeof file_531 - 1},
    {"content/faq/sumai/akiya-rent.md", file_532, sizeof file_532 - 1},
    {"content/faq/sumai/block-wall.md", file_533, sizeof file_533 - 1},
    {"content/faq/sumai/branches.md", file_534, sizeof file_534 - 1},
    {"content/faq/sumai/building-permit.md", file_535, sizeof file_535 - 1},
    {"content/faq/sumai/buy-house-support.md", file_536, sizeof file_536 - 1},
    {"content/faq/sumai/demolition.md", file_537, sizeof file_537 - 1},
    {"content/faq/sumai/diy.md", file_538, sizeof file_538 - 1},
    {"content/faq/sumai/farmland-with-house.md", file_539, sizeof file_539 - 1},
    {"content/faq/sumai/furniture.md", file_540, sizeof file_540 - 1},
    {"content/faq/sumai/inheritance-land-return.md", file_541, sizeof file_541 - 1},
    {"content/faq/sumai/land-use-notice.md", file_542, sizeof file_542 - 1},
    {"content/faq/sumai/moving-cost-support.md", file_543, sizeof file_543 - 1},
    {"content/faq/sumai/neighbor-vacant.md", file_544, sizeof file_544 - 1},
    {"content/faq/sumai/parents-house.md", file_545, sizeof file_545 - 1},
    {"content/faq/sumai/private-rental.md", file_546, sizeof file_546 - 1},
    {"content/faq/sumai/public-housing.md", file_547, sizeof file_547 - 1},
    {"content/faq/sumai/renovation-cost.md", file_548, sizeof file_548 - 1},
    {"content/faq/sumai/renovation-subsidy-order.md", file_549, sizeof file_549 - 1},
    {"content/faq/sumai/rent-subsidy.md", file_550, sizeof file_550 - 1},
    {"content/faq/sumai/seismic.md", file_551, sizeof file_551 - 1},
    {"content/faq/sumai/trial-stay-apply.md", file_552, sizeof file_552 - 1},
    {"content/faq/sumai/trial-stay-child.md", file_553, sizeof file_553 - 1},
    {"content/faq/sumai/trial-stay-cost.md", file_554, sizeof file_554 - 1},
    {"content/faq/sumai/trial-stay-resident.md", file_555, sizeof file_555 - 1},
    {"content/faq/sumai/vacant-care.md", file_556, sizeof file_556 - 1},
    {"content/faq/todokede/adoption-etc.md", file_557, sizeof file_557 - 1},
    {"content/faq/todokede/bereavement-list.md", file_558, sizeof file_558 - 1},
    {"content/faq/todokede/bereavement.md", file_559, sizeof file_559 - 1},
    {"content/faq/todokede/birth.easy.md", file_560, sizeof file_560 - 1},
    {"content/faq/todokede/birth.en.md", file_561, sizeof file_561 - 1},
    {"content/faq/todokede/birth.md", file_562, sizeof file_562 - 1},
    {"content/faq/todokede/certificate-convenience.md", file_563, sizeof file_563 - 1},
    {"content/faq/todokede/death-certificate.md", file_564, sizeof file_564 - 1},
    {"content/faq/todokede/divorce.md", file_565, sizeof file_565 - 1},
    {"content/faq/todokede/dv-protection.md", file_566, sizeof file_566 - 1},
    {"content/faq/todokede/from-abroad.md", file_567, sizeof file_567 - 1},
    {"content/faq/todokede/household-change.md", file_568, sizeof file_568 - 1},
    {"content/faq/todokede/late-notification.md", file_569, sizeof file_569 - 1},
    {"content/faq/todokede/marriage-how.md", file_570, sizeof file_570 - 1},
    {"content/faq/todokede/marriage-night.md", file_571, sizeof file_571 - 1},
    {"content/faq/todokede/missing-family.md", file_572, sizeof file_572 - 1},
    {"content/faq/todokede/moving-all.md", file_573, sizeof file_573 - 1},
    {"content/faq/todokede/moving-in.easy.md", file_574, sizeof file_574 - 1},
    {"content/faq/todokede/moving-in.en.md", file_575, sizeof file_575 - 1},
    {"content/faq/todokede/moving-in.ko.md", file_576, sizeof file_576 - 1},
    {"content/faq/todokede/moving-in.md", file_577, sizeof file_577 - 1},
    {"content/faq/todokede/moving-in.vi.md", file_578, sizeof file_578 - 1},
    {"content/faq/todokede/moving-in.zh.md", file_579, sizeof file_579 - 1},
    {"content/faq/todokede/moving-out-online.easy.md", file_580, sizeof file_580 - 1},
    {"content/faq/todokede/moving-out-online.en.md", file_581, sizeof file_581 - 1},
    {"content/faq/todokede/moving-out-online.md", file_582, sizeof file_582 - 1},
    {"content/faq/todokede/name-change.md", file_583, sizeof file_583 - 1},
    {"content/faq/todokede/proxy-moving.md", file_584, sizeof file_584 - 1},
    {"content/faq/todokede/same-city-move.md", file_585, sizeof file_585 - 1},
    {"content/faq/todokede/to-abroad.md", file_586, sizeof file_586 - 1},
    {"content/faq/todokede/without-moveout-cert.md", file_587, sizeof file_587 - 1},
    {"content/faq/zei/cannot-pay.md", file_588, sizeof file_588 - 1},
    {"content/faq/zei/fixed-asset-vacant.md", file_589, sizeof file_589 - 1},
    {"content/faq/zei/light-vehicle.md", file_590, sizeof file_590 - 1},
    {"content/faq/zei/moped.md", file_591, sizeof file_591 - 1},
    {"content/faq/zei/pay-how.md", file_592, sizeof file_592 - 1},
    {"content/faq/zei/property-purchase-tax.md", file_593, sizeof file_593 - 1},
    {"content/faq/zei/property-tax-notice.md", file_594, sizeof file_594 - 1},
    {"content/faq/zei/resident-tax-moved.md", file_595, sizeof file_595 - 1},
    {"content/faq/zei/resident-tax-when-quit.md", file_596, sizeof file_596 - 1},
    {"content/faq/zei/slip-lost.md", file_597, sizeof file_597 - 1},
    {"content/faq/zei/tax-certificate.md", file_598, sizeof file_598 - 1},
    {"content/faq/zei/tax-return.md", file_599, sizeof file_599 - 1},
    {"content/forms/consultation.md", file_600, sizeof file_600 - 1},
    {"content/forms/garbage-survey.easy.md", file_601, sizeof file_601 - 1},
    {"content/forms/garbage-survey.md", file_602, sizeof file_602 - 1},
    {"content/forms/index.easy.md", file_603, sizeof file_603 - 1},
    {"content/forms/index.en.md", file_604, sizeof file_604 - 1},
    {"content/forms/index.md", file_605, sizeof file_605 - 1},
    {"content/forms/migration-grant.md", file_606, sizeof file_606 - 1},
    {"content/forms/road-report.en.md", file_607, sizeof file_607 - 1},
    {"content/forms/road-report.md", file_608, sizeof file_608 - 1},
    {"content/forms/tokyo-fair.md", file_609, sizeof file_609 - 1},
    {"content/houses/hoshigahara/s-0125.md", file_610, sizeof file_610 - 1},
    {"content/houses/hoshigahara/s-0132.md", file_611, sizeof file_611 - 1},
    {"content/houses/hoshigahara/s-0135.md", file_612, sizeof file_612 - 1},
    {"content/houses/hoshigahara/s-0138.md", file_613, sizeof file_613 - 1},
    {"content/houses/hoshigahara/s-0139.md", file_614, sizeof file_614 - 1},
    {"content/houses/hoshigahara/s-0143.md", file_615, sizeof file_615 - 1},
    {"content/houses/hoshigahara/s-0145.md", file_616, sizeof file_616 - 1},
    {"content/houses/index.md", file_617, sizeof file_617 - 1},
    {"content/houses/minatogawa/s-0105.md", file_618, sizeof file_618 - 1},
    {"content/houses/minatogawa/s-0111.md", file_619, sizeof file_619 - 1},
    {"content/houses/minatogawa/s-0123.md", file_620, sizeof file_620 - 1},
    {"content/houses/minatogawa/s-0124.md", file_621, sizeof file_621 - 1},
    {"content/houses/minatogawa/s-0130.md", file_622, sizeof file_622 - 1},
    {"content/houses/minatogawa/s-0134.md", file_623, sizeof file_623 - 1},
    {"content/houses/minatogawa/s-0141.md", file_624, sizeof file_624 - 1},
    {"content/houses/shiohama/s-0102.md", file_625, sizeof file_625 - 1},
    {"content/houses/shiohama/s-0106.md", file_626, sizeof file_626 - 1},
    {"content/houses/shiohama/s-0110.md", file_627, sizeof file_627 - 1},
    {"content/houses/shiohama/s-0117.md", file_628, sizeof file_628 - 1},
    {"content/houses/shiohama/s-0122.md", file_629, sizeof file_629 - 1},
    {"content/houses/shiohama/s-0126.md", file_630, sizeof file_630 - 1},
    {"content/houses/shiohama/s-0133.md", file_631, sizeof file_631 - 1},
    {"content/houses/shiohama/s-0140.md", file_632, sizeof file_632 - 1},
    {"content/houses/shiomi/s-0101.md", file_633, sizeof file_633 - 1},
    {"content/houses/shiomi/s-0104.md", file_634, sizeof file_634 - 1},
    {"content/houses/shiomi/s-0107.md", file_635, sizeof file_635 - 1},
    {"content/houses/shiomi/s-0109.md", file_636, sizeof file_636 - 1},
    {"content/houses/shiomi/s-0112.md", file_637, sizeof file_637 - 1},
    {"content/houses/shiomi/s-0115.md", file_638, sizeof file_638 - 1},
    {"content/houses/shiomi/s-0118.md", file_639, sizeof file_639 - 1},
    {"content/houses/shiomi/s-0128.md", file_640, sizeof file_640 - 1},
    {"content/houses/shiomi/s-0131.md", file_641, sizeof file_641 - 1},
    {"content/houses/shiomi/s-0150.md", file_642, sizeof file_642 - 1},
    {"content/houses/shiraho/s-0114.md", file_643, sizeof file_643 - 1},
    {"content/houses/shiraho/s-0116.md", file_644, sizeof file_644 - 1},
    {"content/houses/shiraho/s-0121.md", file_645, sizeof file_645 - 1},
    {"content/houses/shiraho/s-0129.md", file_646, sizeof file_646 - 1},
    {"content/houses/shiraho/s-0137.md", file_647, sizeof file_647 - 1},
    {"content/houses/shiraho/s-0142.md", file_648, sizeof file_648 - 1},
    {"content/houses/shiraho/s-0146.md", file_649, sizeof file_649 - 1},
    {"content/houses/shiraho/s-0148.md", file_650, sizeof file_650 - 1},
    {"content/houses/yamamori/s-0103.md", file_651, sizeof file_651 - 1},
    {"content/houses/yamamori/s-0108.md", file_652, sizeof file_652 - 1},
    {"content/houses/yamamori/s-0113.md", file_653, sizeof file_653 - 1},
    {"content/houses/yamamori/s-0119.md", file_654, sizeof file_654 - 1},
    {"content/houses/yamamori/s-0127.md", file_655, sizeof file_655 - 1},
    {"content/houses/yamamori/s-0136.md", file_656, sizeof file_656 - 1},
    {"content/houses/yamamori/s-0144.md", file_657, sizeof file_657 - 1},
    {"content/municipalities/hoshigahara.en.md", file_658, sizeof file_658 - 1},
    {"content/municipalities/hoshigahara.md", file_659, sizeof file_659 - 1},
    {"content/municipalities/index.en.md", file_660, sizeof file_660 - 1},
    {"content/municipalities/index.md", file_661, sizeof file_661 - 1},
    {"content/municipalities/minatogawa.en.md", file_662, sizeof file_662 - 1},
    {"content/municipalities/minatogawa.md", file_663, sizeof file_663 - 1},
    {"content/municipalities/shiohama.en.md", file_664, sizeof file_664 - 1},
    {"content/municipalities/shiohama.md", file_665, sizeof file_665 - 1},
    {"content/municipalities/shiomi.easy.md", file_666, sizeof file_666 - 1},
    {"content/municipalities/shiomi.en.md", file_667, sizeof file_667 - 1},
    {"content/municipalities/shiomi.md", file_668, sizeof file_668 - 1},
    {"content/municipalities/shiraho.en.md", file_669, sizeof file_669 - 1},
    {"content/municipalities/shiraho.md", file_670, sizeof file_670 - 1},
    {"content/municipalities/yamamori.en.md", file_671, sizeof file_671 - 1},
    {"content/municipalities/yamamori.md", file_672, sizeof file_672 - 1},
    {"content/news/2025/2025-10-03-winter-ferry-timetable.md", file_673, sizeof file_673 - 1},
    {"content/news/2025/2025-10-20-vacant-house-survey.md", file_674, sizeof file_674 - 1},
    {"content/news/2025/2025-11-05-firewood-stove.md", file_675, sizeof file_675 - 1},
    {"content/news/2025/2025-12-01-snow-removal-plan.md", file_676, sizeof file_676 - 1},
    {"content/news/2025/2025-12-12-year-end-office-hours.md", file_677, sizeof file_677 - 1},
    {"content/news/2026/2026-01-15-oyster-shell-reuse.md", file_678, sizeof file_678 - 1},
    {"content/news/2026/2026-01-27-iju-fair-report.md", file_679, sizeof file_679 - 1},
    {"content/news/2026/2026-02-10-daredemo-tsuen.md", file_680, sizeof file_680 - 1},
    {"content/news/2026/2026-02-20-sunday-counter.md", file_681, sizeof file_681 - 1},
    {"content/news/2026/2026-03-02-island-family-study.md", file_682, sizeof file_682 - 1},
    {"content/news/2026/2026-03-16-relocation-grant-fy2026.md", file_683, sizeof file_683 - 1},
    {"content/news/2026/2026-03-27-roadside-station-renewal.md", file_684, sizeof file_684 - 1},
    {"content/news/2026/2026-04-01-school-lunch-free.md", file_685, sizeof file_685 - 1},
    {"content/news/2026/2026-04-01-site-renewal.md", file_686, sizeof file_686 - 1},
    {"content/news/2026/2026-04-10-kyoryokutai-astro-guide.md", file_687, sizeof file_687 - 1},
    {"content/news/2026/2026-04-20-seismic-retrofit.md", file_688, sizeof file_688 - 1},
    {"content/news/2026/2026-05-01-machiya-renovation.md", file_689, sizeof file_689 - 1},
    {"content/news/2026/2026-05-12-furigana-deadline.md", file_690, sizeof file_690 - 1},
    {"content/news/2026/2026-05-28-weather-warning-levels.md", file_691, sizeof file_691 - 1},
    {"content/news/2026/2026-06-05-citrus-newcomers.md", file_692, sizeof file_692 - 1},
    {"content/news/2026/2026-06-15-tsunami-buildings.md", file_693, sizeof file_693 - 1},
    {"content/news/2026/2026-06-25-migrants-fy2025.md", file_694, sizeof file_694 - 1},
    {"content/news/2026/2026-07-01-cooling-shelters.md", file_695, sizeof file_695 - 1},
    {"content/news/2026/2026-07-10-forest-road-closure.md", file_696, sizeof file_696 - 1},
    {"content/news/2026/2026-07-21-lantern-volunteers.md", file_697, sizeof file_697 - 1},
    {"content/news/2026/2026-08-03-light-down.md", file_698, sizeof file_698 - 1},
    {"content/news/2026/2026-08-20-ferry-cancellation-guide.md", file_699, sizeof file_699 - 1},
    {"content/news/2026/2026-08-27-coordinator-wanted.md", file_700, sizeof file_700 - 1},
    {"content/news/2026/2026-09-01-disaster-drill.md", file_701, sizeof file_701 - 1},
    {"content/news/2026/2026-09-10-public-housing.md", file_702, sizeof file_702 - 1},
    {"content/news/2026/2026-09-18-woodwork-award.md", file_703, sizeof file_703 - 1},
    {"content/news/2026/2026-09-28-garbage-bag-change.md", file_704, sizeof file_704 - 1},
    {"content/news/2026/2026-10-01-scholarship-repayment.md", file_705, sizeof file_705 - 1},
    {"content/news/2026/2026-10-05-winter-tires.md", file_706, sizeof file_706 - 1},
    {"content/news/2026/2026-10-09-island-fare.md", file_707, sizeof file_707 - 1},
    {"content/news/2026/2026-10-14-nursery-applications.md", file_708, sizeof file_708 - 1},
    {"content/news/2026/2026-10-20-flu-vaccination.md", file_709, sizeof file_709 - 1},
    {"content/news/2026/2026-10-26-vacant-house-contracts.md", file_710, sizeof file_710 - 1},
    {"content/news/2026/2026-10-30-oyster-hut-season.md", file_711, sizeof file_711 - 1},
    {"content/news/2026/2026-11-02-kyoryokutai-forestry.md", file_712, sizeof file_712 - 1},
    {"content/news/2026/2026-11-05-tsunami-drill-result.md", file_713, sizeof file_713 - 1},
    {"content/news/2026/2026-11-09-winter-road-closure.md", file_714, sizeof file_714 - 1},
    {"content/news/2026/2026-11-11-ferry-dock.md", file_715, sizeof file_715 - 1},
    {"content/news/2026/2026-11-13-three-generation-housing.md", file_716, sizeof file_716 - 1},
    {"content/news/2026/2026-11-16-water-outage.md", file_717, sizeof file_717 - 1},
    {"content/news/2026/2026-11-17-mynumber-weekend.md", file_718, sizeof file_718 - 1},
    {"content/news/2026/2026-11-18-year-end-consultation.easy.md", file_719, sizeof file_719 - 1},
    {"content/news/2026/2026-11-18-year-end-consultation.en.md", file_720, sizeof file_720 - 1},
    {"content/news/2026/2026-11-18-year-end-consultation.md", file_721, sizeof file_721 - 1},
    {"content/news/2026/2026-11-19-dry-season-fire.en.md", file_722, sizeof file_722 - 1},
    {"content/news/2026/2026-11-19-dry-season-fire.md", file_723, sizeof file_723 - 1},
    {"content/news/2026/2026-11-19-hot-spring-pass.md", file_724, sizeof file_724 - 1},
    {"content/news/2026/2026-11-20-medical-subsidy-expansion.md", file_725, sizeof file_725 - 1},
    {"content/news/2026/2026-11-20-population-october.md", file_726, sizeof file_726 - 1},
    {"content/news/2026/2026-11-20-shinkansen-commuter-pass.md", file_727, sizeof file_727 - 1},
    {"content/news/2026/2026-12-01-spring-tour-applications.md", file_728, sizeof file_728 - 1},
    {"content/news/index.md", file_729, sizeof file_729 - 1},
    {"content/pages/about/access.md", file_730, sizeof file_730 - 1},
    {"content/pages/about/climate.md", file_731, sizeof file_731 - 1},
    {"content/pages/about/food.md", file_732, sizeof file_732 - 1},
    {"content/pages/about/history.md", file_733, sizeof file_733 - 1},
    {"content/pages/about/index.md", file_734, sizeof file_734 - 1},
    {"content/pages/about/living-cost.md", file_735, sizeof file_735 - 1},
    {"content/pages/about/voices/forester-yamamori.md", file_736, sizeof file_736 - 1},
    {"content/pages/about/voices/index.md", file_737, sizeof file_737 - 1},
    {"content/pages/about/voices/nurse-shiraho.md", file_738, sizeof file_738 - 1},
    {"content/pages/about/voices/telework-shiomi.md", file_739, sizeof file_739 - 1},
    {"content/pages/about/voices/tomato-hoshigahara.md", file_740, sizeof file_740 - 1},
    {"content/pages/about/voices/twins-shiohama.md", file_741, sizeof file_741 - 1},
    {"content/pages/accessibility.md", file_742, sizeof file_742 - 1},
    {"content/pages/contact.md", file_743, sizeof file_743 - 1},
    {"content/pages/guide.md", file_744, sizeof file_744 - 1},
    {"content/pages/iju/checklist.md", file_745, sizeof file_745 - 1},
    {"content/pages/iju/consultation.md", file_746, sizeof file_746 - 1},
    {"content/pages/iju/faq.md", file_747, sizeof file_747 - 1},
    {"content/pages/iju/index.md", file_748, sizeof file_748 - 1},
    {"content/pages/iju/tokyo-window.md", file_749, sizeof file_749 - 1},
    {"content/pages/index.easy.md", file_750, sizeof file_750 - 1},
    {"content/pages/index.en.md", file_751, sizeof file_751 - 1},
    {"content/pages/index.ko.md", file_752, sizeof file_752 - 1},
    {"content/pages/index.md", file_753, sizeof file_753 - 1},
    {"content/pages/index.vi.md", file_754, sizeof file_754 - 1},
    {"content/pages/index.zh.md", file_755, sizeof file_755 - 1},
    {"content/pages/kurashi/bosai/bichiku.md", file_756, sizeof file_756 - 1},
    {"content/pages/kurashi/bosai/hazard-map.md", file_757, sizeof file_757 - 1},
    {"content/pages/kurashi/bosai/hinanbasho.easy.md", file_758, sizeof file_758 - 1},
    {"content/pages/kurashi/bosai/hinanbasho.md", file_759, sizeof file_759 - 1},
    {"content/pages/kurashi/bosai/index.md", file_760, sizeof file_760 - 1},
    {"content/pages/kurashi/bosai/jishin.md", file_761, sizeof file_761 - 1},
    {"content/pages/kurashi/bosai/joho.md", file_762, sizeof file_762 - 1},
    {"content/pages/kurashi/bosai/oame.easy.md", file_763, sizeof file_763 - 1},
    {"content/pages/kurashi/bosai/oame.en.md", file_764, sizeof file_764 - 1},
    {"content/pages/kurashi/bosai/oame.md", file_765, sizeof file_765 - 1},
    {"content/pages/kurashi/bosai/risai.md", file_766, sizeof file_766 - 1},
    {"content/pages/kurashi/fukushi/index.md", file_767, sizeof file_767 - 1},
    {"content/pages/kurashi/fukushi/konkyu.md", file_768, sizeof file_768 - 1},
    {"content/pages/kurashi/fukushi/koreisha.md", file_769, sizeof file_769 - 1},
    {"content/pages/kurashi/fukushi/shogai-service.md", file_770, sizeof file_770 - 1},
    {"content/pages/kurashi/fukushi/techo.md", file_771, sizeof file_771 - 1},
    {"content/pages/kurashi/gomi/bunbetsu.easy.md", file_772, sizeof file_772 - 1},
    {"content/pages/kurashi/gomi/bunbetsu.en.md", file_773, sizeof file_773 - 1},
    {"content/pages/kurashi/gomi/bunbetsu.md", file_774, sizeof file_774 - 1},
    {"content/pages/kurashi/gomi/hikkoshi.md", file_775, sizeof file_775 - 1},
    {"content/pages/kurashi/gomi/index.md", file_776, sizeof file_776 - 1},
    {"content/pages/kurashi/gomi/kaden.md", file_777, sizeof file_777 - 1},
    {"content/pages/kurashi/gomi/shigen.md", file_778, sizeof file_778 - 1},
    {"content/pages/kurashi/gomi/shushubi.md", file_779, sizeof file_779 - 1},
    {"content/pages/kurashi/gomi/sodai.easy.md", file_780, sizeof file_780 - 1},
    {"content/pages/kurashi/gomi/sodai.md", file_781, sizeof file_781 - 1},
    {"content/pages/kurashi/hoken-nenkin/index.md", file_782, sizeof file_782 - 1},
    {"content/pages/kurashi/hoken-nenkin/kaigo.md", file_783, sizeof file_783 - 1},
    {"content/pages/kurashi/hoken-nenkin/kogaku.md", file_784, sizeof file_784 - 1},
    {"content/pages/kurashi/hoken-nenkin/koki.md", file_785, sizeof file_785 - 1},
    {"content/pages/kurashi/hoken-nenkin/kokuho-zei.md", file_786, sizeof file_786 - 1},
    {"content/pages/kurashi/hoken-nenkin/kokuho.easy.md", file_787, sizeof file_787 - 1},
    {"content/pages/kurashi/hoken-nenkin/kokuho.en.md", file_788, sizeof file_788 - 1},
    {"content/pages/kurashi/hoken-nenkin/kokuho.md", file_789, sizeof file_789 - 1},
    {"content/pages/kurashi/hoken-nenkin/nenkin.md", file_790, sizeof file_790 - 1},
    {"content/pages/kurashi/index.md", file_791, sizeof file_791 - 1},
    {"content/pages/kurashi/koseki/furigana.md", file_792, sizeof file_792 - 1},
    {"content/pages/kurashi/koseki/honnin-kakunin.md", file_793, sizeof file_793 - 1},
    {"content/pages/kurashi/koseki/index.md", file_794, sizeof file_794 - 1},
    {"content/pages/kurashi/koseki/inkan.md", file_795, sizeof file_795 - 1},
    {"content/pages/kurashi/koseki/juminhyo.md", file_796, sizeof file_796 - 1},
    {"content/pages/kurashi/koseki/konbini.md", file_797, sizeof file_797 - 1},
    {"content/pages/kurashi/koseki/koseki-shohon.md", file_798, sizeof file_798 - 1},
    {"content/pages/kurashi/kosodate/hoikusho.md", file_799, sizeof file_799 - 1},
    {"content/pages/kurashi/kosodate/index.md", file_800, sizeof file_800 - 1},
    {"content/pages/kurashi/kosodate/iryohi.md", file_801, sizeof file_801 - 1},
    {"content/pages/kurashi/kosodate/jido-teate.easy.md", file_802, sizeof file_802 - 1},
    {"content/pages/kurashi/kosodate/jido-teate.md", file_803, sizeof file_803 - 1},
    {"content/pages/kurashi/kosodate/kenshin.md", file_804, sizeof file_804 - 1},
    {"content/pages/kurashi/kosodate/ninshin.md", file_805, sizeof file_805 - 1},
    {"content/pages/kurashi/kosodate/shussan.easy.md", file_806, sizeof file_806 - 1},
    {"content/pages/kurashi/kosodate/shussan.md", file_807, sizeof file_807 - 1},
    {"content/pages/kurashi/kosodate/yobo-sesshu.md", file_808, sizeof file_808 - 1},
    {"content/pages/kurashi/kyoiku/gakudo.md", file_809, sizeof file_809 - 1},
    {"content/pages/kurashi/kyoiku/index.md", file_810, sizeof file_810 - 1},
    {"content/pages/kurashi/kyoiku/nyugaku.md", file_811, sizeof file_811 - 1},
    {"content/pages/kurashi/kyoiku/shugaku-enjo.md", file_812, sizeof file_812 - 1},
    {"content/pages/kurashi/kyoiku/tenko.md", file_813, sizeof file_813 - 1},
    {"content/pages/kurashi/mynumber/funshitsu.md", file_814, sizeof file_814 - 1},
    {"content/pages/kurashi/mynumber/hokensho.md", file_815, sizeof file_815 - 1},
    {"content/pages/kurashi/mynumber/index.md", file_816, sizeof file_816 - 1},
    {"content/pages/kurashi/mynumber/koshin.md", file_817, sizeof file_817 - 1},
    {"content/pages/kurashi/mynumber/shinsei.easy.md", file_818, sizeof file_818 - 1},
    {"content/pages/kurashi/mynumber/shinsei.en.md", file_819, sizeof file_819 - 1},
    {"content/pages/kurashi/mynumber/shinsei.md", file_820, sizeof file_820 - 1},
    {"content/pages/kurashi/mynumber/uketori.md", file_821, sizeof file_821 - 1},
    {"content/pages/kurashi/suido/gesui.md", file_822, sizeof file_822 - 1},
    {"content/pages/kurashi/suido/index.md", file_823, sizeof file_823 - 1},
    {"content/pages/kurashi/suido/kaishi.md", file_824, sizeof file_824 - 1},
    {"content/pages/kurashi/suido/ryokin.md", file_825, sizeof file_825 - 1},
    {"content/pages/kurashi/suido/toketsu.md", file_826, sizeof file_826 - 1},
    {"content/pages/kurashi/sumai/doro.md", file_827, sizeof file_827 - 1},
    {"content/pages/kurashi/sumai/index.md", file_828, sizeof file_828 - 1},
    {"content/pages/kurashi/sumai/koei-jutaku.md", file_829, sizeof file_829 - 1},
    {"content/pages/kurashi/sumai/pet.md", file_830, sizeof file_830 - 1},
    {"content/pages/kurashi/sumai/shohi.md", file_831, sizeof file_831 - 1},
    {"content/pages/kurashi/todokede/index.md", file_832, sizeof file_832 - 1},
    {"content/pages/kurashi/todokede/kekkon.md", file_833, sizeof file_833 - 1},
    {"content/pages/kurashi/todokede/rikon.md", file_834, sizeof file_834 - 1},
    {"content/pages/kurashi/todokede/shibo.md", file_835, sizeof file_835 - 1},
    {"content/pages/kurashi/todokede/tenkyo.md", file_836, sizeof file_836 - 1},
    {"content/pages/kurashi/todokede/tennyu.easy.md", file_837, sizeof file_837 - 1},
    {"content/pages/kurashi/todokede/tennyu.en.md", file_838, sizeof file_838 - 1},
    {"content/pages/kurashi/todokede/tennyu.md", file_839, sizeof file_839 - 1},
    {"content/pages/kurashi/todokede/tenshutsu.easy.md", file_840, sizeof file_840 - 1},
    {"content/pages/kurashi/todokede/tenshutsu.md", file_841, sizeof file_841 - 1},
    {"content/pages/kurashi/zei/index.md", file_842, sizeof file_842 - 1},
    {"content/pages/kurashi/zei/juminzei.md", file_843, sizeof file_843 - 1},
    {"content/pages/kurashi/zei/keijidosha.md", file_844, sizeof file_844 - 1},
    {"content/pages/kurashi/zei/koteishisanzei.md", file_845, sizeof file_845 - 1},
    {"content/pages/kurashi/zei/nofu-sodan.md", file_846, sizeof file_846 - 1},
    {"content/pages/kurashi/zei/nofu.md", file_847, sizeof file_847 - 1},
    {"content/pages/kurashi/zei/shomei.md", file_848, sizeof file_848 - 1},
    {"content/pages/kurashi/zei/sozoku-akiya.md", file_849, sizeof file_849 - 1},
    {"content/pages/link-policy.md", file_850, sizeof file_850 - 1},
    {"content/pages/privacy.md", file_851, sizeof file_851 - 1},
    {"content/pages/work/farming.md", file_852, sizeof file_852 - 1},
    {"content/pages/work/fishing.md", file_853, sizeof file_853 - 1},
    {"content/pages/work/index.md", file_854, sizeof file_854 - 1},
    {"content/pages/work/remote-work.md", file_855, sizeof file_855 - 1},
    {"content/pages/work/startup.md", file_856, sizeof file_856 - 1},
    {"content/places/aed.csv", file_857, sizeof file_857 - 1},
    {"content/places/childcare.csv", file_858, sizeof file_858 - 1},
    {"content/places/index.md", file_859, sizeof file_859 - 1},
    {"content/places/libraries.csv", file_860, sizeof file_860 - 1},
    {"content/places/medical.csv", file_861, sizeof file_861 - 1},
    {"content/places/public_facilities.csv", file_862, sizeof file_862 - 1},
    {"content/places/shelters.csv", file_863, sizeof file_863 - 1},
    {"content/places/toilets.csv", file_864, sizeof file_864 - 1},
    {"content/places/tourism.csv", file_865, sizeof file_865 - 1},
    {"content/postal/utf_ken_all.csv", file_866, sizeof file_866 - 1},
    {"content/programs/hoshigahara/birth-gift.md", file_867, sizeof file_867 - 1},
    {"content/programs/hoshigahara/dairy-helper.md", file_868, sizeof file_868 - 1},
    {"content/programs/hoshigahara/high-school-lodging.md", file_869, sizeof file_869 - 1},
    {"content/programs/hoshigahara/highland-farm.md", file_870, sizeof file_870 - 1},
    {"content/programs/hoshigahara/migration-grant.md", file_871, sizeof file_871 - 1},
    {"content/programs/hoshigahara/shared-taxi.md", file_872, sizeof file_872 - 1},
    {"content/programs/hoshigahara/snow-removal.md", file_873, sizeof file_873 - 1},
    {"content/programs/hoshigahara/star-startup.md", file_874, sizeof file_874 - 1},
    {"content/programs/hoshigahara/telework-house.md", file_875, sizeof file_875 - 1},
    {"content/programs/hoshigahara/winter-tires.md", file_876, sizeof file_876 - 1},
    {"content/programs/hoshigahara/winter-trial.md", file_877, sizeof file_877 - 1},
    {"content/programs/hoshigahara/young-family-house.md", file_878, sizeof file_878 - 1},
    {"content/programs/index.en.md", file_879, sizeof file_879 - 1},
    {"content/programs/index.md", file_880, sizeof file_880 - 1},
    {"content/programs/minatogawa/boat-lease.md", file_881, sizeof file_881 - 1},
    {"content/programs/minatogawa/bus-driver.md", file_882, sizeof file_882 - 1},
    {"content/programs/minatogawa/fishery-training.md", file_883, sizeof file_883 - 1},
    {"content/programs/minatogawa/flood-ready.md", file_884, sizeof file_884 - 1},
    {"content/programs/minatogawa/kura-manabi.md", file_885, sizeof file_885 - 1},
    {"content/programs/minatogawa/machiya-renovation.md", file_886, sizeof file_886 - 1},
    {"content/programs/minatogawa/migration-grant.md", file_887, sizeof file_887 - 1},
    {"content/programs/minatogawa/oyster-season-stay.md", file_888, sizeof file_888 - 1},
    {"content/programs/minatogawa/rent-support.md", file_889, sizeof file_889 - 1},
    {"content/programs/minatogawa/school-start.md", file_890, sizeof file_890 - 1},
    {"content/programs/minatogawa/shop-opening.md", file_891, sizeof file_891 - 1},
    {"content/programs/prefecture/business-succession.md", file_892, sizeof file_892 - 1},
    {"content/programs/prefecture/care-worker-uturn.md", file_893, sizeof file_893 - 1},
    {"content/programs/prefecture/child-passport.md", file_894, sizeof file_894 - 1},
    {"content/programs/prefecture/farming-preparation.md", file_895, sizeof file_895 - 1},
    {"content/programs/prefecture/migration-grant.easy.md", file_896, sizeof file_896 - 1},
    {"content/programs/prefecture/migration-grant.en.md", file_897, sizeof file_897 - 1},
    {"content/programs/prefecture/migration-grant.md", file_898, sizeof file_898 - 1},
    {"content/programs/prefecture/scholarship-repayment.md", file_899, sizeof file_899 - 1},
    {"content/programs/prefecture/startup-grant.md", file_900, sizeof file_900 - 1},
    {"content/programs/prefecture/student-job-travel.md", file_901, sizeof file_901 - 1},
    {"content/programs/prefecture/telework-move.md", file_902, sizeof file_902 - 1},
    {"content/programs/prefecture/trial-trip.md", file_903, sizeof file_903 - 1},
    {"content/programs/shiohama/commuter-pass.md", file_904, sizeof file_904 - 1},
    {"content/programs/shiohama/factory-uturn.md", file_905, sizeof file_905 - 1},
    {"content/programs/shiohama/family-house.md", file_906, sizeof file_906 - 1},
    {"content/programs/shiohama/medical-free.easy.md", file_907, sizeof file_907 - 1},
    {"content/programs/shiohama/medical-free.md", file_908, sizeof file_908 - 1},
    {"content/programs/shiohama/migration-grant.md", file_909, sizeof file_909 - 1},
    {"content/programs/shiohama/nursery-stay.md", file_910, sizeof file_910 - 1},
    {"content/programs/shiohama/postnatal-care.md", file_911, sizeof file_911 - 1},
    {"content/programs/shiohama/salt-town-startup.md", file_912, sizeof file_912 - 1},
    {"content/programs/shiohama/school-lunch.md", file_913, sizeof file_913 - 1},
    {"content/programs/shiohama/second-child-nursery.md", file_914, sizeof file_914 - 1},
    {"content/programs/shiohama/three-generation.md", file_915, sizeof file_915 - 1},
    {"content/programs/shiomi/akiya-renovation.en.md", file_916, sizeof file_916 - 1},
    {"content/programs/shiomi/akiya-renovation.md", file_917, sizeof file_917 - 1},
    {"content/programs/shiomi/daredemo-tsuen.md", file_918, sizeof file_918 - 1},
    {"content/programs/shiomi/fertility-support.md", file_919, sizeof file_919 - 1},
    {"content/programs/shiomi/migration-grant.md", file_920, sizeof file_920 - 1},
    {"content/programs/shiomi/newlywed.md", file_921, sizeof file_921 - 1},
    {"content/programs/shiomi/port-life-week.md", file_922, sizeof file_922 - 1},
    {"content/programs/shiomi/relearning.md", file_923, sizeof file_923 - 1},
    {"content/programs/shiomi/seismic-retrofit.md", file_924, sizeof file_924 - 1},
    {"content/programs/shiomi/shinkansen-commute.md", file_925, sizeof file_925 - 1},
    {"content/programs/shiomi/startup-loan-interest.md", file_926, sizeof file_926 - 1},
    {"content/programs/shiomi/welcome-tram-pass.easy.md", file_927, sizeof file_927 - 1},
    {"content/programs/shiomi/welcome-tram-pass.en.md", file_928, sizeof file_928 - 1},
    {"content/programs/shiomi/welcome-tram-pass.md", file_929, sizeof file_929 - 1},
    {"content/programs/shiomi/workbase-membership.md", file_930, sizeof file_930 - 1},
    {"content/programs/shiraho/birth-travel.md", file_931, sizeof file_931 - 1},
    {"content/programs/shiraho/citrus-school.md", file_932, sizeof file_932 - 1},
    {"content/programs/shiraho/ferry-commuter-pass.md", file_933, sizeof file_933 - 1},
    {"content/programs/shiraho/harvest-helper.md", file_934, sizeof file_934 - 1},
    {"content/programs/shiraho/island-nurse.md", file_935, sizeof file_935 - 1},
    {"content/programs/shiraho/island-renovation.md", file_936, sizeof file_936 - 1},
    {"content/programs/shiraho/island-school.md", file_937, sizeof file_937 - 1},
    {"content/programs/shiraho/island-startup.md", file_938, sizeof file_938 - 1},
    {"content/programs/shiraho/island-telework.md", file_939, sizeof file_939 - 1},
    {"content/programs/shiraho/migration-grant.md", file_940, sizeof file_940 - 1},
    {"content/programs/shiraho/orchard-succession.en.md", file_941, sizeof file_941 - 1},
    {"content/programs/shiraho/orchard-succession.md", file_942, sizeof file_942 - 1},
    {"content/programs/shiraho/vacant-house-owner.md", file_943, sizeof file_943 - 1},
    {"content/programs/yamamori/cedar-house.md", file_944, sizeof file_944 - 1},
    {"content/programs/yamamori/first-chair.md", file_945, sizeof file_945 - 1},
    {"content/programs/yamamori/forestry-trainee.md", file_946, sizeof file_946 - 1},
    {"content/programs/yamamori/high-school-bus.md", file_947, sizeof file_947 - 1},
    {"content/programs/yamamori/hot-spring-health.md", file_948, sizeof file_948 - 1},
    {"content/programs/yamamori/house-clearing.md", file_949, sizeof file_949 - 1},
    {"content/programs/yamamori/migration-grant.md", file_950, sizeof file_950 - 1},
    {"content/programs/yamamori/trial-stay.en.md", file_951, sizeof file_951 - 1},
    {"content/programs/yamamori/trial-stay.md", file_952, sizeof file_952 - 1},
    {"content/programs/yamamori/wood-stove.md", file_953, sizeof file_953 - 1},
    {"content/programs/yamamori/woodwork-apprentice.md", file_954, sizeof file_954 - 1},
    {"content/programs/yamamori/workshop-startup.md", file_955, sizeof file_955 - 1},
    {"content/recruits/hoshigahara/dairy-and-cheese.md", file_956, sizeof file_956 - 1},
    {"content/recruits/hoshigahara/star-guide.md", file_957, sizeof file_957 - 1},
    {"content/recruits/index.md", file_958, sizeof file_958 - 1},
    {"content/recruits/minatogawa/machiya-coordinator.md", file_959, sizeof file_959 - 1},
    {"content/recruits/minatogawa/oyster-circle.md", file_960, sizeof file_960 - 1},
    {"content/recruits/shiohama/community-kitchen.md", file_961, sizeof file_961 - 1},
    {"content/recruits/shiohama/salt-fields.md", file_962, sizeof file_962 - 1},
    {"content/recruits/shiomi/isozaki-fishing-village.md", file_963, sizeof file_963 - 1},
    {"content/recruits/shiomi/port-night-market.md", file_964, sizeof file_964 - 1},
    {"content/recruits/shiraho/citrus-succession.md", file_965, sizeof file_965 - 1},
    {"content/recruits/shiraho/ferry-and-islands.md", file_966, sizeof file_966 - 1},
    {"content/recruits/yamamori/forest-and-workshop.md", file_967, sizeof file_967 - 1},
    {"content/recruits/yamamori/woodwork-school.md", file_968, sizeof file_968 - 1},
    {"content/site.yaml", file_969, sizeof file_969 - 1},
    {"content/stays/hoshigahara/nakahara-cottages.md", file_970, sizeof file_970 - 1},
    {"content/stays/hoshigahara/okunodaira-house.md", file_971, sizeof file_971 - 1},
    {"content/stays/index.md", file_972, sizeof file_972 - 1},
    {"content/stays/minatogawa/hamanomachi-house.md", file_973, sizeof file_973 - 1},
    {"content/stays/minatogawa/minatohon-house.md", file_974, sizeof file_974 - 1},
    {"content/stays/shiohama/shinhama-house.md", file_975, sizeof file_975 - 1},
    {"content/stays/shiohama/shiomachi-house.md", file_976, sizeof file_976 - 1},
    {"content/stays/shiomi/aobadai-flat.md", file_977, sizeof file_977 - 1},
    {"content/stays/shiomi/minatomachi-house.md", file_978, sizeof file_978 - 1},
    {"content/stays/shiraho/higashidomari-farm.md", file_979, sizeof file_979 - 1},
    {"content/stays/shiraho/oura-house.md", file_980, sizeof file_980 - 1},
    {"content/stays/yamamori/kawato-house.md", file_981, sizeof file_981 - 1},
    {"content/stays/yamamori/yunosawa-room.md", file_982, sizeof file_982 - 1},
};
const size_t sample_file_count = 982;

const sample_file *sample_file_at(size_t index) { return &sample_files[index]; }
