extension CountryCodes {
    /// The one code table. `gw` and `cow` hold several numbers where a state had several, newest first; `since` is
    /// the first year of a state that was founded, or entered the Gleditsch-Ward list of states, in 1990 or later.
    ///
    /// Numbers, names (CLDR) and regions come from the packages country_converter and babel. Repaired here: Yemen
    /// (GW 678, COW 679), Serbia (340 and 345); six obsolete codes are left out; some names follow UN usage.
    static let table = """
        iso3,iso2,gw,cow,since,region,name_en,name_ar
        ABW,AW,,,,Caribbean,Aruba,أروبا
        AFG,AF,700,700,,Southern Asia,Afghanistan,أفغانستان
        AGO,AO,540,540,,Middle Africa,Angola,أنغولا
        AIA,AI,,,,Caribbean,Anguilla,أنغويلا
        ALA,AX,,,,Northern Europe,Åland Islands,جزر آلاند
        ALB,AL,339,339,,Southern Europe,Albania,ألبانيا
        AND,AD,232,232,,Southern Europe,Andorra,أندورا
        ARE,AE,696,696,,Western Asia,United Arab Emirates,الإمارات العربية المتحدة
        ARG,AR,160,160,,Latin America,Argentina,الأرجنتين
        ARM,AM,371,371,1991,Western Asia,Armenia,أرمينيا
        ASM,AS,,,,Oceania,American Samoa,ساموا الأمريكية
        ATA,AQ,,,,Antarctica,Antarctica,أنتاركتيكا
        ATF,TF,,,,Eastern Africa,French Southern Territories,الأقاليم الجنوبية الفرنسية
        ATG,AG,58,58,,Caribbean,Antigua and Barbuda,أنتيغوا وبربودا
        AUS,AU,900,900,,Oceania,Australia,أستراليا
        AUT,AT,305,305,,Western Europe,Austria,النمسا
        AZE,AZ,373,373,1991,Western Asia,Azerbaijan,أذربيجان
        BDI,BI,516,516,,Eastern Africa,Burundi,بوروندي
        BEL,BE,211,211,,Western Europe,Belgium,بلجيكا
        BEN,BJ,434,434,,Western Africa,Benin,بنين
        BES,BQ,,,,Caribbean,Caribbean Netherlands,هولندا الكاريبية
        BFA,BF,439,439,,Western Africa,Burkina Faso,بوركينا فاسو
        BGD,BD,771,771,,Southern Asia,Bangladesh,بنغلاديش
        BGR,BG,355,355,,Eastern Europe,Bulgaria,بلغاريا
        BHR,BH,692,692,,Western Asia,Bahrain,البحرين
        BHS,BS,31,31,,Caribbean,Bahamas,جزر البهاما
        BIH,BA,346,346,1992,Southern Europe,Bosnia and Herzegovina,البوسنة والهرسك
        BLM,BL,,,,Caribbean,Saint Barthélemy,سان بارتليمي
        BLR,BY,370,370,1991,Eastern Europe,Belarus,بيلاروس
        BLZ,BZ,80,80,,Latin America,Belize,بليز
        BMU,BM,,,,Northern America,Bermuda,برمودا
        BOL,BO,145,145,,Latin America,Bolivia,بوليفيا
        BRA,BR,140,140,,Latin America,Brazil,البرازيل
        BRB,BB,53,53,,Caribbean,Barbados,بربادوس
        BRN,BN,835,835,,South-eastern Asia,Brunei Darussalam,بروناي
        BTN,BT,760,760,,Southern Asia,Bhutan,بوتان
        BVT,BV,,,,Latin America,Bouvet Island,جزيرة بوفيه
        BWA,BW,571,571,,Southern Africa,Botswana,بوتسوانا
        CAF,CF,482,482,,Middle Africa,Central African Republic,جمهورية أفريقيا الوسطى
        CAN,CA,20,20,,Northern America,Canada,كندا
        CCK,CC,,,,Oceania,Cocos (Keeling) Islands,جزر كوكوس (كيلينغ)
        CHE,CH,225,225,,Western Europe,Switzerland,سويسرا
        CHL,CL,155,155,,Latin America,Chile,تشيلي
        CHN,CN,710,710,,Eastern Asia,China,الصين
        CIV,CI,437,437,,Western Africa,Côte d’Ivoire,ساحل العاج
        CMR,CM,471,471,,Middle Africa,Cameroon,الكاميرون
        COD,CD,490,490,,Middle Africa,Democratic Republic of the Congo,الكونغو - كينشاسا
        COG,CG,484,484,,Middle Africa,Congo,الكونغو - برازافيل
        COK,CK,,,,Oceania,Cook Islands,جزر كوك
        COL,CO,100,100,,Latin America,Colombia,كولومبيا
        COM,KM,581,581,,Eastern Africa,Comoros,جزر القمر
        CPV,CV,402,402,,Western Africa,Cabo Verde,الرأس الأخضر
        CRI,CR,94,94,,Latin America,Costa Rica,كوستاريكا
        CUB,CU,40,40,,Caribbean,Cuba,كوبا
        CUW,CW,,,,Caribbean,Curaçao,كوراساو
        CXR,CX,,,,Oceania,Christmas Island,جزيرة كريسماس
        CYM,KY,,,,Caribbean,Cayman Islands,جزر كايمان
        CYP,CY,352,352,,Western Asia,Cyprus,قبرص
        CZE,CZ,316,316,1993,Eastern Europe,Czechia,التشيك
        DEU,DE,260,255,,Western Europe,Germany,ألمانيا
        DJI,DJ,522,522,,Eastern Africa,Djibouti,جيبوتي
        DMA,DM,54,54,,Caribbean,Dominica,دومينيكا
        DNK,DK,390,390,,Northern Europe,Denmark,الدانمرك
        DOM,DO,42,42,,Caribbean,Dominican Republic,جمهورية الدومينيكان
        DZA,DZ,615,615,,Northern Africa,Algeria,الجزائر
        ECU,EC,130,130,,Latin America,Ecuador,الإكوادور
        EGY,EG,651,651,,Northern Africa,Egypt,مصر
        ERI,ER,531,531,1993,Eastern Africa,Eritrea,إريتريا
        ESH,EH,,,,Northern Africa,Western Sahara,الصحراء الغربية
        ESP,ES,230,230,,Southern Europe,Spain,إسبانيا
        EST,EE,366,366,1991,Northern Europe,Estonia,إستونيا
        ETH,ET,530,530,,Eastern Africa,Ethiopia,إثيوبيا
        FIN,FI,375,375,,Northern Europe,Finland,فنلندا
        FJI,FJ,950,950,,Oceania,Fiji,فيجي
        FLK,FK,,,,Latin America,Falkland Islands,جزر فوكلاند
        FRA,FR,220,220,,Western Europe,France,فرنسا
        FRO,FO,,,,Northern Europe,Faroe Islands,جزر فارو
        FSM,FM,987,987,,Oceania,Micronesia (Federated States of),ميكرونيزيا
        GAB,GA,481,481,,Middle Africa,Gabon,الغابون
        GBR,GB,200,200,,Northern Europe,United Kingdom,المملكة المتحدة
        GEO,GE,372,372,1991,Western Asia,Georgia,جورجيا
        GGY,GG,,,,Northern Europe,Guernsey,غيرنزي
        GHA,GH,452,452,,Western Africa,Ghana,غانا
        GIB,GI,,,,Southern Europe,Gibraltar,جبل طارق
        GIN,GN,438,438,,Western Africa,Guinea,غينيا
        GLP,GP,,,,Caribbean,Guadeloupe,غوادلوب
        GMB,GM,420,420,,Western Africa,Gambia,غامبيا
        GNB,GW,404,404,,Western Africa,Guinea-Bissau,غينيا بيساو
        GNQ,GQ,411,411,,Middle Africa,Equatorial Guinea,غينيا الاستوائية
        GRC,GR,350,350,,Southern Europe,Greece,اليونان
        GRD,GD,55,55,,Caribbean,Grenada,غرينادا
        GRL,GL,,,,Northern America,Greenland,غرينلاند
        GTM,GT,90,90,,Latin America,Guatemala,غواتيمالا
        GUF,GF,,,,Latin America,French Guiana,غويانا الفرنسية
        GUM,GU,,,,Oceania,Guam,غوام
        GUY,GY,110,110,,Latin America,Guyana,غيانا
        HKG,HK,,,,Eastern Asia,Hong Kong SAR,هونغ كونغ
        HMD,HM,,,,Oceania,Heard and McDonald Islands,جزيرة هيرد وجزر ماكدونالد
        HND,HN,91,91,,Latin America,Honduras,هندوراس
        HRV,HR,344,344,1991,Southern Europe,Croatia,كرواتيا
        HTI,HT,41,41,,Caribbean,Haiti,هايتي
        HUN,HU,310,310,,Eastern Europe,Hungary,هنغاريا
        IDN,ID,850,850,,South-eastern Asia,Indonesia,إندونيسيا
        IMN,IM,,,,Northern Europe,Isle of Man,جزيرة مان
        IND,IN,750,750,,Southern Asia,India,الهند
        IOT,IO,,,,Eastern Africa,British Indian Ocean Territory,الإقليم البريطاني في المحيط الهندي
        IRL,IE,205,205,,Northern Europe,Ireland,أيرلندا
        IRN,IR,630,630,,Southern Asia,Iran,إيران
        IRQ,IQ,645,645,,Western Asia,Iraq,العراق
        ISL,IS,395,395,,Northern Europe,Iceland,آيسلندا
        ISR,IL,666,666,,Western Asia,Israel,إسرائيل
        ITA,IT,325,325,,Southern Europe,Italy,إيطاليا
        JAM,JM,51,51,,Caribbean,Jamaica,جامايكا
        JEY,JE,,,,Northern Europe,Jersey,جيرسي
        JOR,JO,663,663,,Western Asia,Jordan,الأردن
        JPN,JP,740,740,,Eastern Asia,Japan,اليابان
        KAZ,KZ,705,705,1991,Central Asia,Kazakhstan,كازاخستان
        KEN,KE,501,501,,Eastern Africa,Kenya,كينيا
        KGZ,KG,703,703,1991,Central Asia,Kyrgyzstan,قيرغيزستان
        KHM,KH,811,811,,South-eastern Asia,Cambodia,كمبوديا
        KIR,KI,970,946,,Oceania,Kiribati,كيريباتي
        KNA,KN,60,60,,Caribbean,Saint Kitts and Nevis,سانت كيتس ونيفيس
        KOR,KR,732,732,,Eastern Asia,South Korea,كوريا الجنوبية
        KWT,KW,690,690,,Western Asia,Kuwait,الكويت
        LAO,LA,812,812,,South-eastern Asia,Laos,لاوس
        LBN,LB,660,660,,Western Asia,Lebanon,لبنان
        LBR,LR,450,450,,Western Africa,Liberia,ليبيريا
        LBY,LY,620,620,,Northern Africa,Libya,ليبيا
        LCA,LC,56,56,,Caribbean,Saint Lucia,سانت لوسيا
        LIE,LI,223,223,,Western Europe,Liechtenstein,ليختنشتاين
        LKA,LK,780,780,,Southern Asia,Sri Lanka,سريلانكا
        LSO,LS,570,570,,Southern Africa,Lesotho,ليسوتو
        LTU,LT,368,368,1991,Northern Europe,Lithuania,ليتوانيا
        LUX,LU,212,212,,Western Europe,Luxembourg,لوكسمبورغ
        LVA,LV,367,367,1991,Northern Europe,Latvia,لاتفيا
        MAC,MO,,,,Eastern Asia,Macao SAR,ماكاو
        MAF,MF,,,,Caribbean,Saint Martin,سان مارتن
        MAR,MA,600,600,,Northern Africa,Morocco,المغرب
        MCO,MC,221,221,,Western Europe,Monaco,موناكو
        MDA,MD,359,359,1991,Eastern Europe,Moldova,مولدوفا
        MDG,MG,580,580,,Eastern Africa,Madagascar,مدغشقر
        MDV,MV,781,781,,Southern Asia,Maldives,جزر المالديف
        MEX,MX,70,70,,Latin America,Mexico,المكسيك
        MHL,MH,983,983,,Oceania,Marshall Islands,جزر مارشال
        MKD,MK,343,343,1991,Southern Europe,North Macedonia,مقدونيا الشمالية
        MLI,ML,432,432,,Western Africa,Mali,مالي
        MLT,MT,338,338,,Southern Europe,Malta,مالطا
        MMR,MM,775,775,,South-eastern Asia,Myanmar,ميانمار (بورما)
        MNE,ME,341,341,2006,Southern Europe,Montenegro,الجبل الأسود
        MNG,MN,712,712,,Eastern Asia,Mongolia,منغوليا
        MNP,MP,,,,Oceania,Northern Mariana Islands,جزر ماريانا الشمالية
        MOZ,MZ,541,541,,Eastern Africa,Mozambique,موزمبيق
        MRT,MR,435,435,,Western Africa,Mauritania,موريتانيا
        MSR,MS,,,,Caribbean,Montserrat,مونتسرات
        MTQ,MQ,,,,Caribbean,Martinique,جزر المارتينيك
        MUS,MU,590,590,,Eastern Africa,Mauritius,موريشيوس
        MWI,MW,553,553,,Eastern Africa,Malawi,ملاوي
        MYS,MY,820,820,,South-eastern Asia,Malaysia,ماليزيا
        MYT,YT,,,,Eastern Africa,Mayotte,مايوت
        NAM,NA,565,565,1990,Southern Africa,Namibia,ناميبيا
        NCL,NC,,,,Oceania,New Caledonia,كاليدونيا الجديدة
        NER,NE,436,436,,Western Africa,Niger,النيجر
        NFK,NF,,,,Oceania,Norfolk Island,جزيرة نورفولك
        NGA,NG,475,475,,Western Africa,Nigeria,نيجيريا
        NIC,NI,93,93,,Latin America,Nicaragua,نيكاراغوا
        NIU,NU,,,,Oceania,Niue,نيوي
        NLD,NL,210,210,,Western Europe,Netherlands,هولندا
        NOR,NO,385,385,,Northern Europe,Norway,النرويج
        NPL,NP,790,790,,Southern Asia,Nepal,نيبال
        NRU,NR,971,970,,Oceania,Nauru,ناورو
        NZL,NZ,920,920,,Oceania,New Zealand,نيوزيلندا
        OMN,OM,698,698,,Western Asia,Oman,عُمان
        PAK,PK,770,770,,Southern Asia,Pakistan,باكستان
        PAN,PA,95,95,,Latin America,Panama,بنما
        PCN,PN,,,,Oceania,Pitcairn,جزر بيتكيرن
        PER,PE,135,135,,Latin America,Peru,بيرو
        PHL,PH,840,840,,South-eastern Asia,Philippines,الفلبين
        PLW,PW,986,986,1994,Oceania,Palau,بالاو
        PNG,PG,910,910,,Oceania,Papua New Guinea,بابوا غينيا الجديدة
        POL,PL,290,290,,Eastern Europe,Poland,بولندا
        PRI,PR,,,,Caribbean,Puerto Rico,بورتوريكو
        PRK,KP,731,731,,Eastern Asia,North Korea,كوريا الشمالية
        PRT,PT,235,235,,Southern Europe,Portugal,البرتغال
        PRY,PY,150,150,,Latin America,Paraguay,باراغواي
        PSE,PS,,,,Western Asia,State of Palestine,فلسطين
        PYF,PF,,,,Oceania,French Polynesia,بولينيزيا الفرنسية
        QAT,QA,694,694,,Western Asia,Qatar,قطر
        REU,RE,,,,Eastern Africa,Réunion,ريونيون
        ROU,RO,360,360,,Eastern Europe,Romania,رومانيا
        RUS,RU,365,365,,Eastern Europe,Russia,روسيا
        RWA,RW,517,517,,Eastern Africa,Rwanda,رواندا
        SAU,SA,670,670,,Western Asia,Saudi Arabia,المملكة العربية السعودية
        SDN,SD,625,625,,Northern Africa,Sudan,السودان
        SEN,SN,433,433,,Western Africa,Senegal,السنغال
        SGP,SG,830,830,,South-eastern Asia,Singapore,سنغافورة
        SGS,GS,,,,Latin America,South Georgia and the South Sandwich Islands,جورجيا الجنوبية وجزر ساندويتش الجنوبية
        SHN,SH,,,,Western Africa,Saint Helena,سانت هيلينا
        SJM,SJ,,,,Northern Europe,Svalbard and Jan Mayen Islands,سفالبارد وجان ماين
        SLB,SB,940,940,,Oceania,Solomon Islands,جزر سليمان
        SLE,SL,451,451,,Western Africa,Sierra Leone,سيراليون
        SLV,SV,92,92,,Latin America,El Salvador,السلفادور
        SMR,SM,331,331,,Southern Europe,San Marino,سان مارينو
        SOM,SO,520,520,,Eastern Africa,Somalia,الصومال
        SPM,PM,,,,Northern America,Saint Pierre and Miquelon,سان بيير ومكويلون
        SRB,RS,340;345,345;340,2006,Southern Europe,Serbia,صربيا
        SSD,SS,626,626,2011,Eastern Africa,South Sudan,جنوب السودان
        STP,ST,403,403,,Middle Africa,Sao Tome and Principe,ساو تومي وبرينسيبي
        SUR,SR,115,115,,Latin America,Suriname,سورينام
        SVK,SK,317,317,1993,Eastern Europe,Slovakia,سلوفاكيا
        SVN,SI,349,349,1991,Southern Europe,Slovenia,سلوفينيا
        SWE,SE,380,380,,Northern Europe,Sweden,السويد
        SWZ,SZ,572,572,,Southern Africa,Eswatini,إسواتيني
        SXM,SX,,,,Caribbean,Sint Maarten,سانت مارتن
        SYC,SC,591,591,,Eastern Africa,Seychelles,سيشل
        SYR,SY,652,652,,Western Asia,Syria,سوريا
        TCA,TC,,,,Caribbean,Turks and Caicos Islands,جزر توركس وكايكوس
        TCD,TD,483,483,,Middle Africa,Chad,تشاد
        TGO,TG,461,461,,Western Africa,Togo,توغو
        THA,TH,800,800,,South-eastern Asia,Thailand,تايلاند
        TJK,TJ,702,702,1991,Central Asia,Tajikistan,طاجيكستان
        TKL,TK,,,,Oceania,Tokelau,توكيلاو
        TKM,TM,701,701,1991,Central Asia,Turkmenistan,تركمانستان
        TLS,TL,860,860,2002,South-eastern Asia,Timor-Leste,تيمور - ليشتي
        TON,TO,972,955,,Oceania,Tonga,تونغا
        TTO,TT,52,52,,Caribbean,Trinidad and Tobago,ترينيداد وتوباغو
        TUN,TN,616,616,,Northern Africa,Tunisia,تونس
        TUR,TR,640,640,,Western Asia,Türkiye,تركيا
        TUV,TV,973,947,,Oceania,Tuvalu,توفالو
        TWN,TW,713,713,,Eastern Asia,Taiwan,تايوان
        TZA,TZ,510,510,,Eastern Africa,Tanzania,تنزانيا
        UGA,UG,500,500,,Eastern Africa,Uganda,أوغندا
        UKR,UA,369,369,1991,Eastern Europe,Ukraine,أوكرانيا
        UMI,UM,,,,Oceania,United States Minor Outlying Islands,جزر الولايات المتحدة النائية
        URY,UY,165,165,,Latin America,Uruguay,أورغواي
        USA,US,2,2,,Northern America,United States,الولايات المتحدة
        UZB,UZ,704,704,1991,Central Asia,Uzbekistan,أوزبكستان
        VAT,VA,,,,Southern Europe,Holy See,الكرسي الرسولي
        VCT,VC,57,57,,Caribbean,Saint Vincent and the Grenadines,سانت فنسنت وجزر غرينادين
        VEN,VE,101,101,,Latin America,Venezuela,فنزويلا
        VGB,VG,,,,Caribbean,British Virgin Islands,جزر فيرجن البريطانية
        VIR,VI,,,,Caribbean,United States Virgin Islands,جزر فيرجن الأمريكية
        VNM,VN,816,816,,South-eastern Asia,Viet Nam,فيتنام
        VUT,VU,935,935,,Oceania,Vanuatu,فانواتو
        WLF,WF,,,,Oceania,Wallis and Futuna Islands,جزر والس وفوتونا
        WSM,WS,990,990,,Oceania,Samoa,ساموا
        XKX,XK,347,347,2008,Southern Europe,Kosovo,كوسوفو
        YEM,YE,678,679,1990,Western Asia,Yemen,اليمن
        ZAF,ZA,560,560,,Southern Africa,South Africa,جنوب أفريقيا
        ZMB,ZM,551,551,,Eastern Africa,Zambia,زامبيا
        ZWE,ZW,552,552,,Eastern Africa,Zimbabwe,زيمبابوي
        """
}
