"""R29: what no text of the coach may say, whoever wrote it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from coach.safety.text import fold

_FLAGS = re.VERBOSE | re.ASCII

_DIAGNOSES: Final = r"""
    diagnos(?:e|es|ed|is|ing)\w{0,3} | tend(?:i|o)nitis | tendinopath(?:y|ies) | tendinosis
  | plantar[ ]fasci\w{2,6} | fasciitis | shin[ ]splints? | stress[ ](?:fracture|reaction)s?
  | runner'?s[ ]knee | patellofemoral | chondromalacia | it[ ]?band[ ]syndrome | itbs | bursitis
  | arthritis | osteoarthritis | periostitis | metatarsalgia | sciatica | herniated
  | meniscus[ ]tear
  | torn[ ](?:meniscus|ligament|muscle|acl|hamstring|calf) | (?:hamstring|calf|muscle)[ ]tear
  | compartment[ ]syndrome | myocarditis | pericarditis | arrhythmi\w{1,3} | angina
  | cardiomyopathy
  | heart[ ](?:attack|disease|condition) | embolism | thrombosis | dvt | blood[ ]clot
  | rhabdo(?:myolysis)? | hyponatr(?:a)?emia | heat[ ]?stroke | concussion | pneumonia | bronchitis
  | an(?:a)?emi(?:a|c) | iron[ ]deficien(?:cy|t) | red-?s[ ]syndrome
  | relative[ ]energy[ ]deficiency
  | overtraining[ ]syndrome | eating[ ]disorder | anorexi\w{1,3} | bulimi\w{1,3} | depression
  | depressive[ ]disorder | covid(?:-?19)? | influenza | mononucleosis | asthma[ ]attack
  | pre-?eclampsia | diabetes[ ](?:type)? | hernia | fractured? | sehnenentzundung | ermudungsbruch
  | tendinite | fracture[ ]de[ ]fatigue | fractura[ ]por[ ]estres
"""
_DRUGS: Final = r"""
    ibuprofen\w? | paracetamol | acetaminophen | tylenol | advil | nurofen | aspirins? | aspirina
  | aleve | naproxen | diclofenac | voltaren | voltarol | nsaids? | pain[ -]?killers? | analgesics?
  | anti-?inflammator(?:y|ies) | corti(?:sone|costeroids?) | steroids? | prednison\w{1,4}
  | antibiotics? | codeine | tramadol | opioids? | morphine | melatonin | antidepressants?
  | sleeping[ ]pills? | muscle[ ]relaxants? | epo | erythropoietin | testosterone | clenbuterol
  | ephedrine | amphetamines? | doping | blood[ ]transfusions? | diuretics?
  | iron[ ](?:tablets?|pills?|infusions?|supplements?)
  | salt[ ]tablets? | schmerzmittel | schmerztabletten | analgesicos? | antidouleurs?
  | (?:take|taking|use|try|pop|stop[ ]taking|skip|increase|reduce|double)[ ]
    (?:(?:your|the|some|a|an|one|two|three|\d{1,2}|half|more|less|another)[ ]){0,2}
    (?:medications?|medicines?|meds|pills?|tablets?|drugs?|dose|dosage|beta[ -]?blockers?|insulin)
    (?![ ]of[ ](?!\w{0,20}(?:in|en|ol)\b))
  | \d{1,5}(?:[.,]\d{1,2})?[ ]?(?:mg|mcg|milligrams?|micrograms?|iu)(?![a-z])
"""
_WEIGHT: Final = r"""
    (?:lose|losing|drop|dropping|shed|shedding|reduce|cut)[ ](?:\w{1,12}[ ]){0,3}?
    (?:weight|kilos?|kgs?|kilograms?|pounds|lbs?|body[ ]?fat|fat)(?![a-z])
  | (?:lose|losing|drop|shed)[ ]\d{1,2}(?:[.,]\d)?[ ]?(?:kg|lbs?|kilos?|pounds)(?![a-z])
  | (?:weight|fat)[ -]loss | burn[ ]fat | fat[ -]burning | rac(?:e|ing)[ ]weight
  | (?:goal|target|ideal|optimal)[ ](?:body[ ])?weight | weight[ ](?:goal|target)s?
  | get[ ]lean(?:er)? | leaner | slim(?:mer)?[ ]down
  | cal(?:orie|oric)s?[ -](?:deficit|cut|restriction|counting|reduction|budget)s?
  | (?:cut|reduce|restrict|limit|count|lower)\w{0,4}[ ](?:your[ ]|the[ ]|some[ ]|down[ ]on[ ])?
    (?:calories|kcal|carbs|carbohydrates|food|portions|energy[ ]intake)
  | (?:fewer|less)[ ](?:calories|carbs|food) | eat(?:ing)?[ ]less
  | (?:only|under|below|at[ ]most|max(?:imum)?)[ ]\d{3,4}[ ]?(?:k?cal|calories)
  | \d{3,4}[ ]?(?:k?cal|calories)[ ](?:deficit|less|a[ ]day|per[ ]day|daily|fewer|diet)
  | fast(?:ing)?[ ]for[ ](?:\d{1,2}|a[ ]few|several|sixteen|twelve)[ ](?:h|hours?|days?)
  | over-?weight | obese | obesity | you(?:'re|[ ]are)[ ](?:too|a[ ]bit|a[ ]little)[ ](?:heavy|fat)
  | (?:light|thinn?)er[ ](?:is[ ]faster|body|runners?)
  | skip(?:ping)?[ ](?:breakfast|lunch|dinner|meals?|a[ ]meal)
  | (?:crash|keto|low[ -]carb|weight)[ ]?-?diet(?:ing|s)? | go(?:ing)?[ ]on[ ]a[ ]diet
  | intermittent[ ]fasting | fasted[ ](?:runs?|training|long)
  | abnehmen | gewicht[ ]verlieren | kaloriendefizit | perder[ ]peso | adelgazar
  | bajar[ ]de[ ]peso | perdre[ ]du[ ]poids | maigrir | deficit[ ](?:calorico|calorique)
"""
_THROUGH_PAIN: Final = r"""
    (?:run|train|push|work|rac(?:e|ing)|power|grind|fight|battle|go|keep[ ]going|ride|play)
    (?:n?ing)?(?:[ ]\w{1,10}){0,2}?[ ]through[ ]
    (?:the[ ]|your[ ]|any[ ]|some[ ]|this[ ]|that[ ]|a[ ]little[ ])?(?:\w{1,12}[ ])?
    (?:pain|injury|aches?|hurt|discomfort|illness|fever|limp)
  | (?:ignor(?:e|ing)|disregard|forget|block[ ]out)[ ](?:the[ ]|your[ ]|any[ ]|that[ ]|this[ ])?
    (?:\w{1,12}[ ])?(?:pain|ache|warning[ ]signs?|symptoms?|fever)
  | (?:run|train|rac(?:e|ing)|finish|continue|keep[ ](?:going|running)|(?:go|carry|push)[ ]on)
    (?:n?ing)?(?:[ ]\w{1,10}){0,3}?,?[ ]
    (?:even[ ](?:if|when|though)|although|despite|in[ ]spite[ ]of)
    (?:[ ]\w{1,10}){0,3}?[ ](?:hurts?|hurting|pain\w{0,3}|aches?|limp\w{0,3}|fever|ill|sick)
  | no[ ]pain,?[ ]no[ ]gain
  | pain[ ]is[ ](?:just[ ])?(?:weakness|temporary|in[ ]your[ ]head|your[ ]friend|gain)
  | (?:run|train)[ ](?:with|on)[ ](?:a[ ]|the[ ])?fever | embrace[ ]the[ ]pain
  | tough[ ]it[ ]out | suck[ ]it[ ]up
"""
_SHARE: Final = r"\d{1,3}(?:[.,]\d{1,2})?[ ]?(?:percent|per[ ]cent)"
_HURT: Final = r"(?:injur\w{1,6}|hurt)"
_ODDS: Final = rf"""
    {_SHARE}[ ](?:\w{{1,14}}[ ]){{0,6}}?(?:{_HURT}|risk|illness)
  | (?:{_HURT}|risk)[ ](?:\w{{1,14}},?[ ]){{0,8}}?{_SHARE}
  | (?:one|1|two|2|three|3)[ ](?:in|out[ ]of)[ ]
    (?:\d{{1,4}}|two|three|four|five|ten|twenty|a[ ]hundred)[ ](?:\w{{1,14}}[ ]){{0,5}}?{_HURT}
  | (?:chance|probability|likelihood|odds|risk)[ ]of[ ](?:\w{{1,12}}[ ]){{0,4}}?{_HURT}[ ]
    (?:\w{{1,12}}[ ]){{0,4}}?\d
  | (?:twice|double|triple|\d{{1,2}}(?:[.,]\d)?[ ]?(?:x|times))[ ](?:as[ ]|more[ ])?
    (?:likely|risk)\w{{0,2}}[ ](?:\w{{1,12}}[ ]){{0,4}}?{_HURT}
"""
_GUARANTEES: Final = r"""
    guarante\w{1,4} | garantier\w{1,3} | garantizad\w{1,2} | garanti[ers]{0,3} | promises?
  | risk[ -]free | no[ ]risk(?![ -]?style) | without[ ](?:any[ ])?risk
  | (?:100|hundred)[ ]?percent[ ](?:safe|sure|certain|effective|secure)
  | (?:completely|perfectly|totally|absolutely|entirely)[ ]safe
  | (?:can(?:not|'t)|will[ ]not|won't|impossible[ ]to|never)[ ](?:\w{1,10}[ ]){0,2}?
    (?:get[ ]injured|be[ ]injured|get[ ]hurt|fail|go[ ]wrong)
  | (?:will|you'll)[ ](?:definitely|certainly|surely|absolutely)[ ]\w{1,14}
  | (?:definitely|certainly|surely)[ ]will[ ]\w{1,14} | injury[ -]proof | foolproof
  | (?:sure|bound)[ ]to[ ](?:pr|pb|finish|win|break|hit|succeed)
"""
_TRADEMARKS: Final = re.compile(
    r"(?<![A-Za-z])(?:[hrs]{0,2}TSS|CTL|ATL|TSB|NP|[Vv](?:DOT|dot))(?![A-Za-z])"
    r"|(?<![A-Za-z])IF(?:\s{0,2}(?:of|is|was|at|around|below|above|:|=|~|≈))?\s{0,2}\d?[.,]\d"
    r"|(?<=[Yy]our )IF(?![A-Za-z])|(?<=[Tt]he )IF(?![A-Za-z])|(?<=[Aa]n )IF(?![A-Za-z])"
    r"|[Tt]raining [Ss]tress ([Ss]core|[Bb]alance)|[Nn]ormali[sz]ed [Pp]ower"
    r"|[Ii]ntensity [Ff]actor|TrainingPeaks|(?:[Cc]hronic|[Aa]cute) [Tt]raining [Ll]oad"
)


@dataclass(frozen=True, slots=True)
class _Ban:
    """A family of forbidden words, and whether a "never" or "no" before it makes it advice."""

    words: re.Pattern[str]
    may_be_denied: bool


def _ban(pattern: str, *, may_be_denied: bool = False) -> _Ban:
    return _Ban(re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z])", _FLAGS), may_be_denied)


_BANS: Final = (
    _ban(_DIAGNOSES),
    _ban(_DRUGS),
    _ban(_WEIGHT),
    _ban(_THROUGH_PAIN, may_be_denied=True),
    _ban(_ODDS),
    _ban(_GUARANTEES, may_be_denied=True),
)
_DENIED: Final = re.compile(
    r"(?:don't|do not|not|never|no|without|avoid|nobody|cannot|can't|rather than|instead of|stop)"
    r"(?: (?:to|try|just|simply|a|any|ever|even|can|give|make|be|is|the)){0,3} $"
)
_DENIAL_REACH: Final = 40


@lru_cache(maxsize=1024)  # the library's sentences come again in every week
def forbidden_words(text: str) -> tuple[str, ...]:
    """Every passage of a text that R29 forbids, in lower case; empty is clean.

    Diagnoses, drugs and doses, weight loss and calorie cuts, training through pain, odds of
    injury, guarantees, words of others' trademarks. Names of illnesses are forbidden as such:
    a generated text has no need of them.
    """
    plain = " ".join(fold(text).split())
    found = [match for ban in _BANS for match in _matches(ban, plain)]
    found += [match[0] for match in _TRADEMARKS.finditer(unicodedata.normalize("NFKC", text))]
    return tuple(dict.fromkeys(" ".join(words.split()) for words in found))


def _matches(ban: _Ban, plain: str) -> Iterator[str]:
    for match in ban.words.finditer(plain):
        before = plain[max(0, match.start() - _DENIAL_REACH) : match.start()]
        if not (ban.may_be_denied and _DENIED.search(before)):
            yield match[0]
