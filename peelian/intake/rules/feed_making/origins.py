"""Names by where they come from, commonest first, in the proportions of England: for invented people only.

Shares are rounded from the 2021 census table of ethnic groups (ONS); the lists and their order are ours.
"""

from dataclasses import dataclass
from itertools import accumulate

from peelian.intake.rules.word_lists import words


@dataclass(frozen=True)
class Origin:
    """One group of names. `skew` is the exponent of Zipf's law for surnames: the higher, the more namesakes."""

    name: str
    share: float
    female: tuple[str, ...]
    male: tuple[str, ...]
    families: tuple[str, ...]
    skew: float


_ENDINGS = words(
    "ley|ton|worth|ford|field|wood|well|man|by|ham|den|bury|stone|combe|shaw|hurst|land|ridge|more|wick|more|gate|"
    "bridge|ing|sley|stead|thorpe|croft|brook|bourne"
)
_STEMS = words(
    "Ash|Black|Brad|Hart|Thorn|Whit|Wal|Stan|Hal|Har|Row|Wood|Mars|Dray|Pres|Col|Lang|Rad|Hol|Win|Ald|Barn|Burn|"
    "Cald|Charl|Crow|Dal|East|Far|Green|Had|Hen|Kings|Lock|Mid|Nor|Oak|Pen|Raw|Sed|Tam|Under|Wake|Wes|Wil|Bex|Cot|"
    "Ful|Gos|Ings|Ket|Lin|Mel|Rush|Sil|Tor|Up|Wex|Yar|Bick|Hux|Pick|Stock|Brom"
)
_POLISH = words("Kowal|Wiśniew|Zieliń|Szymań|Lewandow|Dąbrow|Kozłow|Jankow|Kwiatkow|Wojciechow|Krawczyk|Piotrow|"
    "Grabow|Pawłow|Michal|Król|Wróblew|Jabłoń|Majew|Olszew|Stępniew|Malinow|Jawor|Adam|Nowic|Górec|Witkow|Sikor|"
    "Rutkow|Baran|Ostrow|Sobczyń|Makow|Wilczyń|Zawadz|Urbań|Borkow|Czarnec|Sawic|Maciejew")  # fmt: skip

BRITISH = Origin(
    "british",
    0.775,
    words(
        "Margaret|Susan|Sarah|Patricia|Elizabeth|Emma|Jennifer|Christine|Julie|Karen|Helen|Mary|Jean|Laura|Claire|"
        "Jacqueline|Rebecca|Linda|Rachel|Nicola|Victoria|Barbara|Amanda|Louise|Joanne|Charlotte|Catherine|Samantha|"
        "Deborah|Janet|Carol|Ann|Michelle|Hannah|Alison|Sophie|Amy|Lisa|Angela|Jessica|Pauline|Dorothy|Sandra|Joan|"
        "Kathleen|Lucy|Katherine|Sharon|Gemma|Tracey|Maureen|Jane|Alice|Sheila|Emily|Natalie|Olivia|Kelly|Eleanor|"
        "Diane|Marie|Georgia|Stephanie|Valerie|Lauren|Brenda|Anne|Danielle|Chloe|Leanne|Rosemary|Zoe|Grace|Wendy|"
        "Bethany|Rita|Gillian|Hayley|Abigail|Joyce|Dawn|Kirsty|Lynn|Holly|Molly|Megan|Judith|Heather|Marion|Ruth|"
        "Paula|Sally|Theresa|Frances|Beverley|Lesley|Siobhan|Fiona|Caroline|Jill|Natasha|Doreen|Vera|Philippa|Sian|"
        "Aoife|Niamh|Sinead|Bronwen|Carys|Rhiannon|Isobel|Phoebe|Imogen|Matilda|Josephine|Harriet|Daisy|Ellie|Poppy|"
        "Freya|Evelyn|Winifred|Edna|Phyllis|Marjorie|Rosalind|Tabitha|Beatrice|Hilary|Denise|Donna|Jodie|Kerry|Tina"
    ),
    words(
        "David|John|Michael|Paul|Peter|James|Andrew|Robert|Christopher|Stephen|Mark|Richard|William|Thomas|Daniel|"
        "Matthew|Ian|Anthony|Alan|Simon|Jonathan|Philip|Kevin|George|Gary|Benjamin|Kenneth|Martin|Adam|Joseph|Brian|"
        "Samuel|Nicholas|Graham|Neil|Alexander|Keith|Luke|Colin|Charles|Lee|Craig|Jack|Edward|Ryan|Timothy|Steven|"
        "Jason|Barry|Roger|Patrick|Ronald|Raymond|Joshua|Stuart|Dennis|Trevor|Harry|Derek|Geoffrey|Gareth|Oliver|"
        "Darren|Sean|Dean|Terence|Jake|Nathan|Shaun|Roy|Wayne|Eric|Malcolm|Dominic|Gordon|Francis|Norman|Scott|"
        "Jordan|Carl|Liam|Aaron|Frederick|Duncan|Leslie|Leonard|Maurice|Arthur|Stanley|Rhys|Owen|Callum|Connor|Hugh|"
        "Jeremy|Gerald|Douglas|Victor|Albert|Henry|Toby|Max|Lewis|Kieran|Declan|Ross|Gavin|Julian|Clive|Bernard|"
        "Vincent|Ernest|Reginald|Walter|Iain|Euan|Rory|Aidan|Padraig|Eoin|Gethin|Dylan|Ivan|Nigel|Russell|Theo|Felix"
    ),
    words(
        "Smith|Jones|Taylor|Williams|Brown|Davies|Evans|Wilson|Thomas|Roberts|Johnson|Walker|Wright|Robinson|Thompson|"
        "White|Hughes|Edwards|Green|Hall|Wood|Harris|Lewis|Martin|Jackson|Clarke|Clark|Turner|Hill|Scott|Cooper|"
        "Morris|Ward|Moore|King|Watson|Baker|Harrison|Morgan|Allen|James|Phillips|Lee|Bennett|Young|Mitchell|Cook|"
        "Carter|Shaw|Richardson|Bailey|Collins|Parker|Bell|Cox|Miller|Adams|Murphy|Marshall|Richards|Anderson|Webb|"
        "Simpson|Griffiths|Kelly|Ellis|Price|Rogers|Gray|Wilkinson|Mills|Hunt|Chapman|Palmer|Foster|Holmes|Powell|"
        "Campbell|Stevens|Barnes|Matthews|Owen|Fisher|Knight|Lloyd|Barker|Butler|Dixon|Harvey|Pearson|Russell|Graham|"
        "Fletcher|Jenkins|Howard|Murray|Ford|Reynolds|Gibson|Mason|Stewart|Hunter|Andrews|Elliott|Dean|Day|Fox|"
        "Walsh|West|Gordon|Armstrong|Cole|Hart|Spencer|Payne|Lawrence|Pearce|Bradley|Atkinson|Watts|Carr|Reid|Hudson|"
        "Burton|Hayes|Newman|Perry|Webster|McDonald|O'Brien|O'Neill|Macdonald|McCarthy|Byrne|Nicholson|Read|Hawkins|"
        "Dawson|Gardner|Booth|Rose|Harper|Lane|Wells|Long|Stephenson|Rees|Burgess|Gilbert|Crawford|Bird|Nash|Hardy|"
        "Sutton|Page|Willis|Cross|Warren|Kaur-Smith|Douglas|Barrett|Sharp|Ross|Doyle|Sullivan|Pritchard|Whittaker|"
        "Connolly|Gallagher|Donnelly|Kavanagh|Farrell|O'Connor|Fitzgerald|Sinclair|Urquhart|Pickering|Lomas|Birtles"
    )
    + tuple(f"{stem}{ending}" for ending in _ENDINGS for stem in _STEMS),
    0.72,
)
SOUTH_ASIAN = Origin(
    "south_asian",
    0.09,
    words(
        "Fatima|Ayesha|Priya|Aisha|Nasreen|Shabana|Rukhsana|Sunita|Anita|Zainab|Maryam|Khadija|Shazia|Samina|Parveen|"
        "Manjit|Harpreet|Gurpreet|Jaswinder|Meena|Rekha|Nisha|Pooja|Deepa|Kavita|Rabia|Saima|Bushra|Farzana|Sumaiya|"
        "Nusrat|Rahima|Shanaz|Tahira|Hafsa|Amina|Sonia|Neha|Divya|Lakshmi|Geeta|Hina|Iqra|Noor|Yasmin|Nadia|Sana"
    ),
    words(
        "Mohammed|Ali|Imran|Ahmed|Abdul|Mohammad|Usman|Hassan|Asif|Tariq|Amir|Rahul|Rajesh|Sanjay|Amit|Arjun|Vikram|"
        "Harjit|Gurdeep|Manpreet|Sukhdev|Jaspal|Bilal|Hamza|Ibrahim|Yusuf|Omar|Zubair|Shahid|Khalid|Nadeem|Faisal|"
        "Kamran|Naveed|Farooq|Iqbal|Rashid|Shafiq|Anwar|Suresh|Anil|Deepak|Nikhil|Rohan|Haroon|Ismail|Junaid|Waseem"
    ),
    words(
        "Khan|Patel|Ahmed|Singh|Hussain|Begum|Kaur|Ali|Shah|Akhtar|Miah|Bibi|Mahmood|Uddin|Iqbal|Islam|Rahman|Malik|"
        "Sharma|Chowdhury|Mohammed|Hussein|Mistry|Raja|Qureshi|Sheikh|Bhatti|Chaudhry|Gill|Dhillon|Sandhu|Rehman|"
        "Butt|Mirza|Aslam|Khatun|Desai|Mehta|Joshi|Gupta|Verma|Rao|Nair|Reddy|Iyer|Perera|Fernando|Sivakumar|"
        "Rajan|Thapa|Gurung|Rai|Choudhury|Haque|Karim|Siddiqui|Ansari|Javed|Saleem|Yousaf|Zaman|Bashir|Mughal|Parmar|"
        "Solanki|Chauhan|Modi|Lad|Rana|Grewal|Sidhu|Bains|Johal|Dhaliwal|Virdee|Bhogal|Sahota|Atwal|Banerjee|Das"
    ),
    0.85,
)
EAST_EUROPEAN = Origin(
    "east_european",
    0.055,
    words(
        "Anna|Katarzyna|Agnieszka|Małgorzata|Magdalena|Monika|Joanna|Ewa|Aleksandra|Natalia|Karolina|Beata|Dorota|"
        "Justyna|Marta|Iwona|Paulina|Sylwia|Elena|Maria|Ioana|Andreea|Mihaela|Cristina|Alina|Oksana|Olena|Tetiana|"
        "Svetlana|Irina|Daiva|Rasa|Jurgita|Kristina|Ivana|Petra|Zuzana|Gabriela|Elżbieta|Ilona|Renata|Weronika"
    ),
    words(
        "Piotr|Krzysztof|Tomasz|Paweł|Marcin|Michał|Andrzej|Łukasz|Grzegorz|Mateusz|Jakub|Adam|Marek|Rafał|Dariusz|"
        "Mariusz|Robert|Kamil|Wojciech|Sebastian|Andrei|Alexandru|Ion|Mihai|Cristian|Florin|Bogdan|Vasile|Dmytro|"
        "Oleksandr|Sergei|Mykola|Mantas|Tomas|Darius|Vytautas|Georgi|Dimitar|Jan|Jiří|Zoltán|László|Jerzy|Sławomir"
    ),
    words(
        "Nowak|Popa|Popescu|Ionescu|Wójcik|Kamiński|Kaczmarek|Mazur|Krawczyk|Radu|Dumitru|Stan|Ivanov|Petrov|Dimitrov|"
        "Shevchenko|Kovalenko|Bondarenko|Melnyk|Kazlauskas|Jankauskas|Petrauskas|Novák|Horváth|Nagy|Tóth|Varga|Kovács|"
        "Georgiev|Nikolov|Marin|Rusu|Munteanu|Stoica|Moldovan|Wieczorek|Dudek|Pawlak|Walczak|Sikora|Baran|Duda"
    )
    + tuple(f"{stem}{ending}" for ending in ("ski", "czyk", "owicz") for stem in _POLISH),
    0.75,
)
AFRICAN = Origin(
    "african",
    0.035,
    words(
        "Grace|Blessing|Ngozi|Chioma|Abimbola|Folake|Oluwaseun|Adaeze|Esther|Comfort|Akosua|Abena|Ama|Efua|Chipo|"
        "Rudo|Tendai|Hodan|Fadumo|Amina|Faith|Mercy|Patience|Joy|Wanjiru|Achieng|Temitope|Yetunde|Ifeoma|Chidinma"
    ),
    words(
        "Emmanuel|Oluwaseun|Chukwuemeka|Babatunde|Kwame|Kofi|Samuel|Ikechukwu|Adebayo|Olumide|Tunde|Kwabena|Yaw|"
        "Tendai|Tawanda|Farai|Abdi|Mohamed|Ahmed|Joseph|Daniel|Victor|Sunday|Godfrey|Tinashe|Kamau|Otieno|Femi|"
        "Obinna|Nnamdi|Segun"
    ),
    words(
        "Mensah|Owusu|Okafor|Adeyemi|Boateng|Osei|Mohamed|Asante|Ali|Okoro|Eze|Adebayo|Moyo|Ncube|Ndlovu|Ogunleye|"
        "Balogun|Okeke|Nwosu|Appiah|Amoah|Agyeman|Abdi|Hassan|Warsame|Farah|Mutasa|Sibanda|Dube|Phiri|Banda|Mwangi|"
        "Kamau|Odhiambo|Akinola|Olawale|Adeleke|Ojo|Afolabi|Uche|Obi|Chukwu|Danso|Ofori|Sesay|Kamara|Koroma|Conteh|"
        "Bangura|Jallow|Ceesay|Diallo|Tesfaye|Haile|Abebe|Bekele|Kabila|Mbeki|Nkosi|Chikwanha"
    ),
    0.7,
)
ARABIC = Origin(
    "arabic",
    0.025,
    words(
        "Fatima|Maryam|Zahra|Layla|Noor|Amira|Rania|Huda|Samira|Yasmin|Leila|Nadia|Salma|Dina|Hanan|Zeinab|Iman|Sara|"
        "Aisha|Khadija|Rima|Maha|Lina|Shirin|Parisa|Nasrin|Aylin|Elif|Zeynep|Soraya"
    ),
    words(
        "Mohamed|Ahmad|Ali|Hassan|Hussein|Omar|Khaled|Youssef|Ibrahim|Mahmoud|Mustafa|Karim|Tarek|Samir|Nasser|Bilal|"
        "Walid|Ziad|Hamid|Reza|Mehdi|Amir|Farid|Mehmet|Murat|Emre|Rami|Faris|Salim|Jamal"
    ),
    words(
        "Ahmad|Ali|Hassan|Al-Masri|Mahmoud|Ibrahim|Hussein|Saleh|Al-Hassan|Khalil|Mansour|Haddad|Khoury|Nasser|Saad|"
        "Abbas|Hamdan|Aziz|Rahimi|Hosseini|Karimi|Ahmadi|Yilmaz|Demir|Kaya|Ozturk|Al-Rashid|El-Sayed|Farouk|Sultan|"
        "Bakr|Darwish|Fayed|Ghanem|Habib|Issa|Jaber|Kassem|Moussa|Najjar|Othman|Qasim|Rashid|Shaheen|Taha|Younis|"
        "Zidan|Benali|Bouazza|El-Amin|Al-Jabouri|Mohammadi|Jafari|Sadeghi"
    ),
    0.7,
)
EAST_ASIAN = Origin(
    "east_asian",
    0.02,
    words(
        "Li|Wei|Xiaoming|Mei|Ling|Yan|Jing|Hui|Fang|Xin|Ying|Min|Thi Hoa|Thi Lan|Thi Mai|Linh|Ngoc|Yuki|Ji-woo|Soo-jin|"
        "Mei Ling|Siu Wai|Wing Yan|Ka Yee|Hoi Ying|Grace|Joyce|Vivian|Maricel|Jocelyn"
    ),
    words(
        "Wei|Jun|Ming|Jian|Hao|Lei|Yang|Chun|Kai|Van Minh|Van Hung|Duc|Tuan|Quang|Kenji|Hiroshi|Min-jun|Ka Ho|Chi Wai|"
        "Wing Kin|Siu Ming|Kwok Wai|Jason|Raymond|Kelvin|Jose|Ramon|Xiaoming|Zhen|Feng"
    ),
    words(
        "Wong|Nguyen|Chan|Li|Wang|Chen|Zhang|Liu|Tran|Lam|Cheung|Leung|Lau|Ho|Ng|Yip|Chow|Tang|Pham|Le|Kim|Park|Tan|"
        "Lim|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|Lin|He|Luo|Hoang|Vu|Dang|Bui|Do|Santos|Reyes|Cruz|Garcia|"
        "Tanaka|Sato|Suzuki|Choi|Kwan|Mak|Fung|Yeung|Tse|Tsang|Lai"
    ),
    0.8,
)
ORIGINS = (BRITISH, SOUTH_ASIAN, EAST_EUROPEAN, AFRICAN, ARABIC, EAST_ASIAN)


def zipf(size: int, skew: float) -> list[float]:
    """Return cumulated weights for `size` names, commonest first, by Zipf's law; for `Random.choices`."""
    return list(accumulate(1 / (rank + 2.7) ** skew for rank in range(size)))
