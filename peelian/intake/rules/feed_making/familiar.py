"""Other ways the same name is given: familiar forms, spellings from another script, an old letter written plainly.

Made for invented feeds only and apart from what linkage knows, so that linkage is not tested on its own list.
"""

from peelian.intake.rules.word_lists import words


def _by_name(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (part.split(":") for part in words(text))
    return {name: tuple(forms.split(",")) for name, forms in pairs}


FAMILIAR = _by_name(
    "Margaret:Maggie,Peggy,Meg,Marge|Susan:Sue,Susie|Sarah:Sally,Sal|Patricia:Pat,Trish,Patsy|"
    "Elizabeth:Liz,Beth,Betty,Lizzie,Libby|Emma:Em|Jennifer:Jen,Jenny|Christine:Chris,Chrissie|Julie:Jules|"
    "Helen:Nell|Mary:Molly,May|Jacqueline:Jackie,Jacqui|Rebecca:Becky,Becca|Linda:Lin,Lynn|Rachel:Rach|"
    "Nicola:Nicky,Nikki|Victoria:Vicky,Tori|Barbara:Barb,Babs|Amanda:Mandy|Louise:Lou|Joanne:Jo|"
    "Charlotte:Charlie,Lottie|Catherine:Cathy,Cath,Kate|Samantha:Sam|Deborah:Debbie,Deb|Janet:Jan|Carol:Caz|"
    "Ann:Annie|Michelle:Shelly,Chelle|Hannah:Han|Alison:Ali|Sophie:Soph|Lisa:Lise|Angela:Angie,Ange|Jessica:Jess|"
    "Dorothy:Dot,Dolly|Sandra:Sandy|Kathleen:Kath,Kathy|Lucy:Lu|Katherine:Kate,Kathy,Katie,Kath|Sharon:Shaz|"
    "Gemma:Gem|Tracey:Trace|Maureen:Mo|Jane:Janie|Emily:Em,Millie|Natalie:Nat|Olivia:Liv,Livvy|Kelly:Kel|"
    "Eleanor:Ellie,Nell,Nora|Diane:Di|Georgia:George|Stephanie:Steph|Valerie:Val|Brenda:Bren|Danielle:Dani|"
    "Rosemary:Rose,Rosie|Bethany:Beth|Gillian:Gill,Jill|Abigail:Abi,Abby|Judith:Judy,Jude|Theresa:Terri,Tess|"
    "Frances:Fran,Frankie|Beverley:Bev|Lesley:Les|Caroline:Caro,Carrie|Natasha:Tasha|Philippa:Pippa,Pip|"
    "Isobel:Izzy,Bel|Imogen:Immy|Matilda:Tilly|Josephine:Jo,Josie|Harriet:Hattie|Winifred:Win,Freda|"
    "Phyllis:Phyl|Marjorie:Marge|Rosalind:Ros|Beatrice:Bea|Evelyn:Evie|Megan:Meg|Heather:Hev|"
    "David:Dave,Davy|John:Jack,Johnny|Michael:Mike,Mick,Micky|Peter:Pete|James:Jim,Jimmy,Jamie|Andrew:Andy,Drew|"
    "Robert:Rob,Bob,Bobby,Bert|Christopher:Chris,Kit|Stephen:Steve|Mark:Marky|Richard:Rick,Dick,Richie,Rich|"
    "William:Will,Bill,Billy|Thomas:Tom,Tommy|Daniel:Dan,Danny|Matthew:Matt|Anthony:Tony,Ant|Alan:Al|Simon:Si|"
    "Jonathan:Jon,Jonny|Philip:Phil|Kevin:Kev|Gary:Gaz|Benjamin:Ben|Kenneth:Ken|Martin:Marty|Joseph:Joe|"
    "Samuel:Sam|Nicholas:Nick|Alexander:Alex,Sandy|Charles:Charlie,Chas|Edward:Ed,Ted,Eddie|Timothy:Tim|Steven:Steve|"
    "Jason:Jay|Barry:Baz|Roger:Rodge|Patrick:Pat,Paddy|Ronald:Ron|Raymond:Ray|Joshua:Josh|Stuart:Stu|Dennis:Den|"
    "Trevor:Trev|Harry:Haz|Derek:Del|Geoffrey:Geoff|Gareth:Gaz|Oliver:Ollie|Darren:Daz|Terence:Terry,Tel|Nathan:Nate|"
    "Malcolm:Mal|Dominic:Dom|Gordon:Gord|Francis:Frank|Norman:Norm|Frederick:Fred,Freddie|Leslie:Les|Leonard:Len|"
    "Arthur:Art|Stanley:Stan|Callum:Cal|Jeremy:Jerry,Jez|Gerald:Gerry|Douglas:Doug|Victor:Vic|Albert:Bert,Al|"
    "Henry:Harry|Lewis:Lew|Bernard:Bernie|Vincent:Vince|Ernest:Ernie|Reginald:Reg|Walter:Wally|Russell:Russ|Nigel:Nige|"
    "Mohammed:Mo|Mohammad:Mo|Abdul:Abs|Rajesh:Raj|Gurdeep:Gary|Manpreet:Manny|Harpreet:Harps|Sanjay:San|Imran:Immy|"
    "Katarzyna:Kasia|Agnieszka:Aga|Małgorzata:Gosia|Magdalena:Magda|Joanna:Asia|Aleksandra:Ola|Natalia:Natka|"
    "Piotr:Peter|Krzysztof:Kris,Chris|Tomasz:Tom,Tomek|Paweł:Paul|Michał:Michal,Mike|Grzegorz:Greg|Mateusz:Mat|"
    "Jakub:Kuba,Jacob|Wojciech:Wojtek|Alexandru:Alex|Cristian:Cris|Oleksandr:Sasha|Elżbieta:Ela|Jerzy:George|"
    "Oluwaseun:Seun|Chukwuemeka:Emeka|Babatunde:Tunde|Ikechukwu:Ike|Adebayo:Bayo|Emmanuel:Emma,Manny|Abimbola:Bimbo|"
    "Temitope:Temi|Chidinma:Chi|Ngozi:Ngo|Olumide:Olu|Mustafa:Mus|Thi Hoa:Hoa|Thi Lan:Lan|Thi Mai:Mai|Van Minh:Minh|"
    "Van Hung:Hung|Siu Wai:Wai|Ka Ho:Ho|Mei Ling:Mei"
)
SPELLINGS = _by_name(
    "Mohammed:Muhammad,Mohammad,Mohamed,Muhammed,Mohamad|Mohammad:Mohammed,Muhammad,Mohamed|"
    "Mohamed:Mohammed,Muhammad,Mohamad|Ahmed:Ahmad,Ahmet|Ahmad:Ahmed|Hussain:Hussein,Husain|Hussein:Hussain,Hossein|"
    "Yusuf:Yousef,Yousuf,Yusef|Youssef:Yusuf,Yousef,Yousif|Ibrahim:Ebrahim,Ibraheem|Usman:Osman,Uthman|Hassan:Hasan|"
    "Omar:Umar|Khaled:Khalid|Khalid:Khaled|Aisha:Ayesha,Aysha,Aicha|Ayesha:Aisha,Aysha|Fatima:Fatema,Fatimah|"
    "Zainab:Zaynab,Zeinab|Zeinab:Zainab|Maryam:Mariam,Miriam|Khadija:Khadijah|Yasmin:Yasmeen,Jasmin|Noor:Nur,Nour|"
    "Nadia:Nadya|Farooq:Faruk,Farouk|Rashid:Rasheed|Tariq:Tarek,Tarik|Tarek:Tariq|Bilal:Belal|Shafiq:Shafique|"
    "Iqbal:Eqbal|Haroon:Harun|Ismail:Ismael|Waseem:Wasim|Nadeem:Nadim|Parveen:Parvin|Shanaz:Shahnaz|Sana:Sanaa|"
    "Aleksandra:Alexandra|Katarzyna:Katarina|Małgorzata:Malgorzata|Elżbieta:Elzbieta,Elizabeth|Łukasz:Lukasz,Lucas|"
    "Paweł:Pawel|Michał:Michal|Rafał:Rafal|Sławomir:Slawomir|Jiří:Jiri,George|László:Laszlo|Zoltán:Zoltan|"
    "Krzysztof:Krzystof|Oleksandr:Alexander|Sergei:Sergey,Serhiy|Dmytro:Dmitro,Dmitry|Olena:Elena|Natalia:Natalya|"
    "Tetiana:Tatiana|Svetlana:Svitlana|Irina:Iryna|Mykola:Nikolai|Andrei:Andrey|Siobhan:Shivaun,Siobhán,Chevonne|"
    "Sian:Siân,Sarn|Aoife:Eefa,Aoibhe|Niamh:Neve,Neave|Sinead:Sinéad,Shinade|Sean:Shaun,Shawn,Seán|Shaun:Sean,Shawn|"
    "Catherine:Katherine,Kathryn,Catharine|Katherine:Catherine,Kathryn,Katharine|Stephen:Steven,Stephan|"
    "Steven:Stephen|Philip:Phillip|Alan:Allan,Allen|Geoffrey:Jeffrey|Ann:Anne|Anne:Ann|Tracey:Tracy|Lesley:Leslie|"
    "Jacqueline:Jaqueline,Jacquelyn|Deborah:Debra|Graham:Graeme|Stuart:Stewart|Eleanor:Elinor|Isobel:Isabel,Isabelle|"
    "Sophie:Sophy|Zoe:Zoë|Chloe:Chloë|Theresa:Teresa|Gillian:Jillian|Hayley:Hailey|Alison:Allison|Nicola:Nichola|"
    "Jonathan:Jonathon|Matthew:Mathew|Iain:Ian|Euan:Ewan,Ewen|Aidan:Aiden|Kieran:Ciaran|Eoin:Owen|Callum:Calum|"
    "Terence:Terrence|Frances:Francis|Lynn:Lynne|Rhiannon:Rhianon|Sanjay:Sanjai|Rajesh:Rajeesh|Lakshmi:Laxmi|"
    "Geeta:Gita|Meena:Mina|Pooja:Puja|Gurpreet:Gurprit|Harpreet:Harprit|Xiaoming:Hsiao-ming|Jun:Chun|Jian:Chien|"
    "Li:Lee|Mei:May|Soo-jin:Su-jin|Mustafa:Mostafa|Mahmoud:Mahmud|Mehdi:Mahdi|Huda:Hoda|Leila:Layla|Layla:Leila|"
    "Abdi:Abdy|Mohamad:Mohammed|Chidinma:Chidimma|Jamal:Gamal|Karim:Kareem|Samir:Sameer|Salim:Saleem|Nasser:Nasir"
)
SURNAMES = _by_name(
    "Thompson:Thomson|Clarke:Clark|Clark:Clarke|Davies:Davis|Phillips:Philips|Mitchell:Michell|Stevens:Stephens|"
    "Stephenson:Stevenson|Nicholson:Nicolson|Read:Reid,Reed|Reid:Reed,Read|Elliott:Elliot|Matthews:Mathews|Brown:Browne|"
    "Gray:Grey|Wilkinson:Wilkenson|Pearce:Pierce|McDonald:MacDonald,Mc Donald|Macdonald:McDonald|McCarthy:MacCarthy|"
    "O'Brien:OBrien,O Brien|O'Neill:ONeill,O'Neil|O'Connor:OConnor,O'Conner|Byrne:Burn,Byrnes|Hussain:Hussein,Husain|"
    "Hussein:Hussain|Ahmed:Ahmad|Ahmad:Ahmed|Mohammed:Muhammad,Mohamed,Mohammad|Mohamed:Mohammed|Rahman:Rehman|"
    "Rehman:Rahman|Chowdhury:Choudhury,Chaudhry|Choudhury:Chowdhury|Chaudhry:Choudhry|Miah:Mia|Uddin:Udin|"
    "Sheikh:Shaikh|Qureshi:Quraishi|Begum:Begam|Akhtar:Aktar|Khatun:Khatoon|Mahmood:Mehmood,Mahmud|Siddiqui:Siddiqi|"
    "Wójcik:Wojcik|Kamiński:Kaminski,Kaminska|Horváth:Horvath|Nagy:Nadj|Novák:Novak|Popescu:Popesku|"
    "Shevchenko:Sevcenko|Al-Masri:Almasri,El-Masri|Al-Hassan:Alhassan|Al-Rashid:Alrashid|El-Sayed:Elsayed,Al-Sayed|"
    "El-Amin:Elamin|Al-Jabouri:Aljabouri|Mahmoud:Mahmud|Khoury:Khouri|Moussa:Musa|Younis:Yunis|Hassan:Hasan|"
    "Yilmaz:Yılmaz|Ozturk:Öztürk|Owusu:Owosu|Okafor:Okafo|Agyeman:Agyemang|Wong:Wang|Cheung:Zhang|Chan:Chen|Ng:Wu|"
    "Nguyen:Nguyễn|Tsang:Tseng|Yeung:Yang|Lau:Liu|Chow:Zhou|Ho:He|Leung:Liang"
)
