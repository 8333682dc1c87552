"""Two invented stories that hold much of what a comparison looks for, for `test_seeds_findings`.

They are long because the numbers of the engine are felt only where there is something to weigh: quotations
that were shortened, split and altered, figures that agree, nearly agree and differ, copy of an agency,
wordings, and passages that one source leaves out.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from tests.stories import article, story
from tui.story import Article, Story


def _report(
    name: str,
    day: int,
    headline: str,
    *paragraphs: list[str],
    byline: str | None = None,
) -> Article:
    """An article with its headline, published on a day of January 2020."""
    body = article(name, *paragraphs)
    return replace(body, headline=headline, published=datetime.date(2020, 1, day), byline=byline)


def dam() -> Story:
    """A dam breaks: five reports, of which two print an agency's copy and one leaves the warning out."""
    return story(
        _report(
            "courier0",
            13,
            "Dam failure kills 14 as minister vows to “rebuild every home”",
            [
                "CORRAN (Reuters) — At least 14 people were killed and dozens injured when the Brannoch dam burst"
                " above the town of Corran early on Sunday, officials said.",
                "The wall of the 60-year-old dam gave way at about 5:10 a.m. and sent a wave 12 metres high"
                " through the valley.",
            ],
            [
                "“We will rebuild every home that was lost, and we will find out why this wall was allowed to"
                " fail,” Interior Minister Orla Tennant told reporters in Corran.",
                "“Nobody in this valley should have gone to bed in fear of the water,” she added.",
            ],
            [
                "Some 2,300 people were evacuated to schools and churches on higher ground, the regional"
                " government said.",
                "Engineers had warned in a report last year that the spillway was cracked and could not carry"
                " the water of a wet winter.",
                "The operator, Valley Power, said it had spent $1.2 million on repairs since 2018 and denied"
                " that it had ignored the report.",
            ],
            [
                "“The company did not ignore a single warning,” its chief executive, Piers Halloran, 52, said"
                " in a statement. “We acted on every finding that was put before us.”",
                "Prosecutors opened an investigation into the company on Monday and seized its files.",
                "About 60 percent of the houses in the lower town were destroyed, according to the mayor,"
                " Delia Moss.",
            ],
            [
                "Rescue teams with dogs searched the mud for survivors until dusk.",
                "A three-year-old girl was pulled alive from the roof of a bakery after nine hours.",
                "Her mother was still missing on Monday night.",
                "The dam is the second-largest in the country and supplies 40,000 households with power.",
            ],
            [
                "The opposition demanded that the minister resign.",
                "“She was told, she was warned, and she looked away,” said its leader, Conor Vale.",
            ],
            byline="Ines Marlow",
        ),
        _report(
            "gazette1",
            13,
            "Fourteen dead after Brannoch dam collapses",
            [
                "CORRAN (Reuters) — At least 14 people were killed and dozens injured when the Brannoch dam burst"
                " above the town of Corran early on Sunday, officials said.",
                "The wall of the 60-year-old dam gave way at around 5:10 a.m. and sent a wave some 12 metres high"
                " through the whole valley below it.",
            ],
            [
                "“We will rebuild every home that was lost,” Interior Minister Orla Tennant told reporters.",
                "“Nobody in this valley should have gone to bed in fear of the water.”",
                "About 2,300 people were evacuated to schools and churches on higher ground.",
            ],
            [
                "Engineers had warned in a report last year that the spillway was cracked and could not carry"
                " the water of a wet winter.",
                "The operator, Valley Power, said it had spent $1.2m on repairs and denied that it had ignored"
                " the report.",
                "Rescue teams with dogs searched the mud for survivors until dusk.",
            ],
            [
                "A three-year-old girl was pulled alive from the roof of a bakery.",
                "Opposition leader Conor Vale said the minister “was told, she was warned, and she looked away”.",
                "Prosecutors opened an investigation into the company on Monday and seized its files.",
                "The last such disaster, at Lough Arden in 1974, took 31 lives.",
            ],
            byline="Reuters",
        ),
        _report(
            "tribune2",
            14,
            "‘She looked away’: furious opposition hounds minister over dam deaths",
            [
                "The death toll of the Brannoch dam disaster rose to 17 on Monday as furious residents blamed the"
                " government for the tragedy.",
                "The crumbling dam collapsed shortly after 5 a.m. on Sunday, Jan. 12, drowning the lower town of"
                " Corran under a 40-foot wall of water.",
            ],
            [
                "The embattled interior minister, Orla Tennant, promised to rebuild every house that was lost and"
                " claimed that no one had told her of the danger.",
                "“We will find out why this wall was allowed to fall,” she insisted.",
                "Conor Vale, who leads the opposition, accused her of lying.",
                "“She was told, she was warned and she looked away,” he said. “She must go.”",
            ],
            [
                "A damning report by the state's own engineers warned last January that the spillway was cracked"
                " and would not survive a wet winter.",
                "Valley Power, the scandal-ridden operator, spent just $1.5 million on repairs in two years.",
                "“The company did ignore a single warning,” chief executive Piers Halloran said, and later"
                " corrected himself.",
            ],
            [
                "More than 2,500 people had to flee their homes.",
                "Delia Moss, the mayor, said two thirds of the houses in the lower town were gone.",
                "A girl of three was rescued alive from a bakery roof after nine hours in the cold.",
                "Prosecutors raided the offices of the company on Monday and seized its files.",
                "Vale, 44, will put a motion of no confidence to parliament on Thursday.",
            ],
        ),
        _report(
            "record3",
            14,
            "Valley Power says it “acted on every finding” before Brannoch dam gave way",
            [
                "Valley Power said on Monday that it had acted on every finding that was put before it before the"
                " Brannoch dam burst and killed at least 14 people in Corran.",
                "“The company did not ignore a single warning. We acted on every finding that was put before"
                " us,” said Piers Halloran, the chief executive.",
            ],
            [
                "Shares in the company fell 23 percent to 4.10 euros, their lowest since October 2011.",
                "Analysts at Keel Bank put the cost of the damage at between $300 million and $400 million.",
                "The company is insured for up to $250 million.",
            ],
            [
                "The dam gave way at 5:30 a.m. on Sunday after eleven days of rain.",
                "It is the country's second-largest and supplies power to some 40,000 households.",
                "Around 2,300 people were evacuated to schools and churches on higher ground.",
                "About 60% of the houses in the lower town were destroyed, mayor Delia Moss said.",
            ],
            [
                "Interior Minister Orla Tennant said the government would rebuild every home that was lost and"
                " find out why the wall was allowed to fail.",
                "Prosecutors searched the company's offices on Monday.",
                "Rescue workers with dogs searched the mud until dusk on Monday.",
                "Mr Halloran, who has run the company since 2009, declined to say if he would resign.",
            ],
        ),
        _report(
            "mail4",
            15,
            "Toll of dam disaster rises to 17",
            [
                "Seventeen people are now known to have died in the flood that tore through Corran on Sunday, the"
                " interior ministry said on Tuesday.",
                "Thirty-one more were being treated in hospital, six of them in intensive care.",
            ],
            [
                "Interior Minister Orla Tennant repeated that the state would “rebuild every home that was lost,"
                " and ... find out why this wall was allowed to fail”.",
                "“Nobody in this valley”, she said, “should have gone to bed in fear of the water.”",
                "Opposition leader Conor Vale called on her to step down.",
                "“She was told, she was warned, and she looked away,” he told a rally of 3,000 people in the"
                " capital.",
            ],
            [
                "State engineers had warned in a report last year that the spillway was cracked.",
                "Valley Power says that it did not ignore a single warning and that it acted on every finding"
                " that was put before it.",
                "Mourners laid flowers at the bakery from whose roof a three-year-old girl was rescued.",
                "Sniffer dogs and their handlers flew home on Tuesday.",
            ],
            [
                "“My sister rang me and said the river is in the kitchen,” said Bram Ostrow, 71, a retired"
                " postman.",
                "The funeral of the first victims will be held on Friday at noon.",
            ],
        ),
    )


def strike() -> Story:
    """A strike at a port: three reports in each their own words, one of them an early one."""
    return story(
        _report(
            "echo0",
            20,
            "Dockers walk out at Port Selby",
            [
                "Nearly 4,000 dockers walked out at Port Selby at midnight in a dispute over pay and pensions.",
                "The strike is due to last until Thursday and will keep 25 ships at anchor, the harbour master"
                " said.",
            ],
            [
                "“Our members have gone without a rise for six years while the owners took home $90 million,”"
                " said Hanne Ruud, general secretary of the Dockers' Union.",
                "The port's owner, Selby Harbours, called the strike “reckless and unnecessary”.",
                "It has offered a rise of 4.5 percent over two years; the union wants 12 percent.",
            ],
            [
                "The government has ruled out sending soldiers to unload food and medicine.",
                "Talks between the two sides collapsed late on Friday after 14 hours.",
                "The port handles roughly a third of the country's imports.",
            ],
        ),
        _report(
            "star1",
            20,
            "Union barons hold country to ransom",
            [
                "Militant dockers paralysed the country's biggest port on Monday in a reckless strike over pay.",
                "As many as 4,000 workers downed tools at midnight, leaving 31 ships stranded off the coast.",
            ],
            [
                "Union boss Hanne Ruud boasted that her members had “gone without a rise for six years while the"
                " owners took home $90 million”.",
                "Selby Harbours, which owns the port, slammed the walkout as “reckless, unnecessary and unfair”.",
                "The firm had tabled a generous offer of 4.5% over two years, but the union demands 12%.",
            ],
            [
                "Ministers refused to send in troops to unload food and medicine.",
                "Marathon talks broke down on Friday night after 14 hours.",
                "Supermarkets warned that shelves could be empty by the weekend.",
            ],
        ),
        _report(
            "herald2",
            21,
            "Port Selby strike enters second day as both sides dig in",
            [
                "A strike by some 3,800 dockers at Port Selby went into its second day on Tuesday with no sign of"
                " new talks.",
                "Twenty-five ships lay at anchor outside the harbour, said harbour master Tove Lind.",
            ],
            [
                "“Our members have gone without a rise for six years while the owners took home $90 million,”"
                " Ms Ruud, the general secretary of the Dockers' Union, told a crowd at the gates.",
                "“We want 12 percent and not one percent less,” she said.",
                "A spokesman for Selby Harbours said its offer of 4.5 percent over two years still stood.",
                "“This strike is reckless, and it is unnecessary,” he said.",
            ],
            [
                "The transport minister, Aksel Borg, said no soldiers would be sent to unload food and medicine.",
                "Talks between the two sides collapsed on Friday after 14 hours.",
                "Port Selby, founded in 1887, handles about a third of all imports.",
                "The strike is due to end on Thursday.",
            ],
        ),
    )
