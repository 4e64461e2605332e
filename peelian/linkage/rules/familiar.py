"""Short and familiar forms of forenames in common use. Our own list; a name may have several long forms."""

# Short forms, a colon, the long forms they may stand for; groups apart by bars.
FAMILIAR = """
abby gail: abigail | addie: adelaide adeline | aggie: agnes | al bert bertie: albert | al: alan alastair alfred
alexander | alex sandy lex xander sasha: alexander alexandra alexandria | ali: alison alice alistair | ally: alison
alistair | allie: alison alice | andy drew: andrew | andi: andrea | angie ange: angela angelina | ann annie nan
nancy: anne anna annette | anna: anne annabel hannah | tony ant: anthony antony antonio | archie: archibald | art
artie: arthur | arnie: arnold | babs barb barbie: barbara | bart: bartholomew | bea trixie: beatrice beatrix | becky
becca bex: rebecca | bella belle: isabella annabelle arabella | ben benny benji: benjamin benedict | bernie: bernard
bernadette | beth bess bessie betty betsy liz lizzie eliza libby lisa elsie elspeth: elizabeth | beth: bethany |
bill billy will willie liam wills: william | bob bobby rob robbie robin bert: robert | brad: bradley | bren: brenda
brendan | bri: brian brianna | cal: callum calvin | cam: cameron | carol: caroline carolyn | carrie caz: caroline
carolyn carol | cass cassie: cassandra | cath cathy catie kate katie kathy kath kat kit kitty kay: catherine
katherine kathryn kathleen katharine | ces: cecil cecilia | charlie chas chuck chaz lottie: charles charlotte |
chris: christopher christine christina christian christabel | christie chrissie tina: christine christina | kit kris
topher: christopher | cindy: cynthia lucinda | clem: clement clementine | cliff: clifford | connie: constance | con:
connor cornelius | dan danny: daniel | dani: danielle daniela | daz: darren | dave davie: david | deb debbie:
deborah debra | den denny: dennis denise | des: desmond | di: diana diane | dick dickie rich richie rick ricky:
richard | dom: dominic | don donnie: donald | dora: dorothy theodora | dot dottie dolly: dorothy | doug: douglas |
ed eddie ted teddy ned: edward edwin edmund edgar | effie: euphemia | ella ellie nell nellie nelly: eleanor ellen
helen elena | em emmy: emma emily | ern ernie: ernest | evie eve: evelyn eva | fi: fiona | flo florrie flossie:
florence | fran: frances francis francesca | frank frankie: francis franklin frances | fred freddie: frederick
alfred frederica | gabe: gabriel | gabby: gabrielle gabriella | gaz gary: gareth | gav: gavin | gene: eugene | geoff
jeff: geoffrey jeffrey | george georgie: georgina georgia | gerry jerry: gerald gerard jeremy jerome | gill gilly
jill: gillian jillian | ginny: virginia | glen: glenn | gordie: gordon | grace: gracie | greg: gregory | gus: angus
augustus | gwen: gwendoline gwyneth | hal harry hank: henry harold harrison | hattie: harriet | hec: hector | hetty
etta: henrietta | herb: herbert | hugh hughie: hugo hubert | ian: iain | iggy: ignatius | ike: isaac | immy: imogen
| issy izzy: isabel isabelle isobel isabella | jack jackie johnny johnnie jon: john jonathan jackson | jacqui jackie
jacky: jacqueline | jake: jacob | jamie jim jimmy jem: james | jamie: jamison | jan: janet janice janine | jean:
jeanette | jen jenny jennie: jennifer jenifer | jess jessie: jessica | jo: joanne joanna josephine joseph jonathan |
joe joey: joseph | jon: jonathan | josh: joshua | josie: josephine | judy jude: judith | julie jules: julia julian
juliet juliana | kel: kelly kelvin | ken kenny: kenneth | kev: kevin | kim: kimberley kimberly | kirsty: kirsten
christine | larry laurie: laurence lawrence | len lenny: leonard | leo: leonard leopold leonardo | les: leslie
lesley lester | lew lou louis louie: lewis louise louis | lil lily lilly: lillian lilian | linda lin lyn lynn: lynda
belinda lynette | lola: dolores | lottie: charlotte | lou: louise louisa | lucy lucie: lucinda lucille | luke: lucas
| mabs: mabel | maddy maddie: madeleine madeline | mag maggie meg peggy peg madge daisy greta rita margie marge:
margaret marguerite margery | mal: malcolm | mandy: amanda miranda | marc mark: marcus | marty: martin | mat matt
matty: matthew | max: maxwell maximilian maxine | maureen mo: maureen maurice moira mohammed mohamed muhammad
mohammad | mel: melanie melissa melvin | mick mickey mike mikey: michael | millie: mildred camilla millicent emilia
| min minnie: wilhelmina | mitch: mitchell | moll molly polly: mary | nat: nathan nathaniel natalie natasha | nate:
nathan nathaniel | neil: neal | net: annette | nick nicky: nicholas nicola nicolas | nic nicki nikki: nicola nicole
| noel: noelle | nora: eleanor honora | norm: norman | oli ollie: oliver olivia | oz ozzie: oswald osborne | paddy
pat: patrick | pat patty patsy tricia trish: patricia | paula polly: pauline | pen penny: penelope | pete: peter |
phil pip: philip phillip | phil pippa: philippa | pru: prudence | ralph: rafe | ray: raymond rachel | raj: rajesh
rajan rajinder | reg reggie: reginald | ron ronnie: ronald aaron veronica | ros roz: rosalind rosemary rosamund |
rose rosie: rosemary rosalind rosamund | rory: roderick | roy: royston | russ: russell | ruth: ruthie | sal sally
sadie: sarah sara | sam sammy: samuel samantha samson | sean shaun: shawn | seb: sebastian | shelly: michelle
rochelle | shell chelle: michelle | si: simon | sid: sidney sydney | sophie: sophia | stan: stanley | stell: estelle
stella | steff steph: stephanie stephen | steve stevie: stephen steven stephanie | stu stew: stuart stewart | sue
susie suzie suzy: susan suzanne susannah | tash tasha: natasha | tam tammy: tamara tamsin | tanya: tatiana | teddy:
theodore | terry: terence theresa teresa terrance | tess tessa: theresa teresa | thea: dorothea althea | theo:
theodore theodora | tim timmy: timothy | tom tommy: thomas | ty: tyler tyrone | val: valerie valentine | vera:
veronica | vern: vernon | vic: victor victoria | vicky vicki tori: victoria | vin vince vinny: vincent | viv:
vivienne vivian | wally: walter wallace | wendy: gwendoline | wes: wesley | win winnie: winifred edwina | yas:
yasmin | zac zach zack zak: zachary zachariah | zoe: zoey | abdul: abdullah abdulrahman | ash: ashley ashraf ashok |
gosia: malgorzata | kasia: katarzyna | basia: barbara | asia: joanna | ola: aleksandra | ania: anna | magda:
magdalena | ewa: eva | zosia: zofia | wojtek: wojciech | tomek: tomasz | piotrek: piotr | krzysiek: krzysztof |
staszek: stanislaw | kuba: jakub | bartek: bartosz bartlomiej | mirek: miroslaw | jurek: jerzy | marysia: maria |
harv: harvinder harvey | jas: jaspreet jaswinder jasmine jasbir | man: manpreet manjit | gurp: gurpreet | sukh:
sukhdeep sukhwinder | bal: balwinder baljit | deep: deepak deepika sandeep | ved: vedant | ravi: ravinder ravindra |
sunny: sunil sanjay | vik: vikram vikas | kunle: adekunle | ade: adebayo adewale adeola adetokunbo | tunde:
babatunde | femi: oluwafemi | tobi: oluwatobi tobias | tola: omotola | chi: chidi chinedu chioma | emeka:
chukwuemeka | ngozi: ngozichukwu | kofi: kofie | kwame: kwamena | baz bazza: barry | tel: terence terry | jonny:
jonathan john | davy dai: david | micky: michael | kris: krzysztof kristopher | oleksandr: alexander | mykola
nikolai: nicholas | iwan owain: owen | seonaid: janet | eilidh: helen | alasdair: alistair | seamus hamish: james |
padraig: patrick | mohd md mo: mohammed | abdel: abdul | manny: emmanuel | jeffrey: geoffrey | lu: lucy louise | mo:
muhammad muhammed | pooja: puja | fred: frederick | tilly tillie: matilda | stewart: stuart | jay: jason | millie:
emily | hev: heather | trace: tracey tracy | rach: rachel | mags: margaret | jez: jeremy | trev:
trevor | rod: rodney roderick | jules jools: julie | jools: julia julian |
laurie: laura lauren | kaz: karen | shaz: sharon | nev: neville | col: colin | lyn lynn lynne: linda | lynne: lynda |
niamh:
neve | caitlin kaitlyn katelyn: kathleen | eoin eoghan: owen | isobel isabel: elizabeth | lee: li | meena: mina |
seun: oluwaseun | bimbo: abimbola | temi: temitope | dayo: adedayo | wale: adewale | yemi: oluyemi adeyemi | ife:
ifeoma ifeanyi | nkem: nkemdilim | aga: agnieszka | olek: aleksander | sasha: aleksandr aleksander aleksandra
oleksandr oleksandra | aleksander aleksandr: alexander | aleksandra oleksandra: alexandra | jerzy gheorghe
georgi: george | pawel pavel pavlo: paul | piotr petr petro: peter | tomasz: thomas | krzysztof: christopher | chris:
krzysztof | mateusz matei: matthew | lukasz: lucas luke | michal mihai mikhail mykhailo: michael | andrzej andrei
andrey andriy andrii: andrew | jakub: jacob | marcin: martin | szymon: simon | grzegorz: gregory | katarzyna
ekaterina kateryna: catherine katherine | malgorzata: margaret | dmitri dmitry dmytro: dimitri | sergey serhiy serhii:
sergei | yulia iulia yuliia: julia | natalya nataliya nataliia: natalia | yelena olena: elena | tatyana: tatiana |
stefan: stephen steven | nicolae: nicholas | ayesha aysha aicha aishah ayeesha: aisha | fatema fatimah fatma:
fatima | yousef yousuf yusef youssef: yusuf | osman usman othman: uthman | rasheed: rashid | saeed sayed syed: said |
noor nur: nour | leila layla leyla: laila | zaynab zeinab zeynep: zainab | mariam miriam: maryam | khadeeja khadijah
hadija: khadija | gamal jamaal: jamal | gamila jameela: jamila | tarek tarik: tariq | kareem: karim | saleem: salim |
nasser naser: nasir | aminah ameena: amina | sulaiman sulayman soliman: suleiman | ebrahim ebraheem: ibrahim | ismael
esmail: ismail | yehia: yahya | aly: ali | belal: bilal | zayd zeid: zaid | sameer: samir | ameer emir: amir |
waleed: walid | majeed: majid | hameed: hamid | raheem: rahim | husain husayn hussein: hussain | chien: jian | chun:
jun | ching: qing | hwa: hua | siew siu: xiao
"""


def _long_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in FAMILIAR.replace("\n", " ").split("|"):
        shorts, _, longs = group.partition(":")
        for short in shorts.split():
            found.setdefault(short, set()).update(longs.split())
    return {short: frozenset(longs) for short, longs in found.items()}


LONG_FORMS = _long_forms()
