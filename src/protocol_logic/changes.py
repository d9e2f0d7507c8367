"""What has changed since the protocol was written, about 2010 to 2011.

This is the one source for the page on what has changed since and for the notes under paragraphs, questions and
outcomes: each change names the paragraphs and steps it concerns, and the site shows it there.
The protocol's own paragraphs are never updated.

What a note has to say is in `protocol_logic.change`; the short lines that sum some of them up are in
`protocol_logic.lines`.
The texts were read in stored copies of public pages, some only in part, not on the live web.
A note says in `unconfirmed` what was not read or not settled, and what to do about it.

What became of publications that only the list of key sources names is in `docs/sources.md`.
"""

from datetime import date
from typing import Final

from protocol_logic.change import Authority, Change, Duty, checked
from protocol_logic.lines import LINES, WHERE_A_LAWFUL_BASIS_IS_NEEDED

TOP_THREE: Final = ("duty-to-share", "consent-not-default", "laws-that-require-sharing")
"""The changes that matter most."""

NOVEMBER_22: Final = date(2026, 11, 22)
NOVEMBER_23: Final = date(2026, 11, 23)
NOVEMBER_25: Final = date(2026, 11, 25)

SOON: Final = date(2027, 2, 1)
"""When to look again at what was about to change."""

IN_A_YEAR: Final = date(2027, 11, 1)
"""When to look again at what is settled: most guidance comes out once a year at most."""

LAW: Final = "https://www.legislation.gov.uk"

ADVICE_OF_2024: Final = Authority(
    "Department for Education, Information sharing: advice for practitioners providing safeguarding services, "
    "April 2024",
    "https://www.gov.uk/government/publications/safeguarding-practitioners-information-sharing-advice",
)
UK_GDPR: Final = f"{LAW}/eur/2016/679"
DATA_PROTECTION_ACT: Final = f"{LAW}/ukpga/2018/12"
CHILDREN_ACT_2004: Final = f"{LAW}/ukpga/2004/31"
SECTION_16LA: Final = (
    Authority("Children Act 2004, section 16LA", f"{CHILDREN_ACT_2004}/section/16LA"),
    Authority("Children’s Wellbeing and Schools Act 2026, section 4", f"{LAW}/ukpga/2026/21/section/4"),
)

WEIGHING: Final = ("weighing", "weighing-adult", "weighing-again", "weighing-other")
"""The questions that ask for both sides to be weighed."""

FGM: Final = (
    "tell the police themselves, within a month at most, if at work a girl under 18 says that FGM was done to her or "
    "they see signs of it"
)

CHANGES: Final = checked(
    (
        # --- Everyone ---
        Change(
            id="laws-that-require-sharing",
            touches="Everyone",
            was="Legal duties to share are fairly unusual, and where one applies you should know or be told about it.",
            now="Duties to share are no longer so unusual. "
            "Teachers, health and social work staff, doctors, employers, councils and the police each have some. "
            "Anyone may be asked for information that the law makes them give. "
            "The first question of the flowchart lists these laws by who you are.",
            effective="law by law; most date from 2015 or later",
            authorities=(
                Authority("Female Genital Mutilation Act 2003, section 5B", f"{LAW}/ukpga/2003/31/section/5B"),
                Authority("Children Act 1989, section 47", f"{LAW}/ukpga/1989/41/section/47"),
                Authority("Children Act 2004, section 16H", f"{CHILDREN_ACT_2004}/section/16H"),
                Authority("Care Act 2014, section 45", f"{LAW}/ukpga/2014/23/section/45"),
                Authority("and the other laws on the list"),
            ),
            read="the copies that the note on each law names",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.7", "3.8"),
            steps=("purpose", "challenge", "challenge-adult", "no-purpose", "must-share", "do-not-share"),
        ),
        Change(
            id="uk-gdpr",
            touches="Everyone",
            was="The protocol goes by the Data Protection Act 1998.",
            now="The Data Protection Act 1998 has been repealed. "
            "The UK GDPR and the Data Protection Act 2018 are in its place, "
            "amended by the Data (Use and Access) Act 2025. "
            "Like the old Act, they are a framework for sharing, not a barrier to it.",
            effective="25 May 2018; the UK GDPR since the end of 2020",
            authorities=(
                Authority("Data Protection Act 2018, Schedule 19", f"{DATA_PROTECTION_ACT}/schedule/19"),
                Authority("UK GDPR", UK_GDPR),
                Authority("Data (Use and Access) Act 2025", f"{LAW}/ukpga/2025/18"),
                Authority(
                    "ICO, A 10 step guide to sharing information to safeguard children, September 2023",
                    "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/data-sharing/"
                    "a-10-step-guide-to-sharing-information-to-safeguard-children/",
                ),
            ),
            read="stored copies of the ICO’s guide and of the Act of 2018",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("rule-1", "2.2", "2.8.1", "3.5", "3.10", "3.41", "3.49", "3.52", "term-dpa", "term-uk-gdpr"),
            steps=("identifiable", "share-not-confidential"),
        ),
        Change(
            id="lawful-basis",
            touches="Everyone",
            was="Disclosing sensitive personal data needs a “legitimate basis”.",
            now="To share any personal information you now need a lawful basis (UK GDPR, Article 6). "
            "A duty to share is one; for a public body, its public task is usually another. "
            "For special category data, such as health, you need a condition from Article 9 as well. "
            "Consent is not the only way to meet either. "
            "This comes on top of the duty of confidence: you have to meet both.",
            effective="25 May 2018",
            authorities=(
                Authority("UK GDPR, Article 6", f"{UK_GDPR}/article/6"),
                Authority("UK GDPR, Article 9", f"{UK_GDPR}/article/9"),
                Authority("Data Protection Act 2018, sections 8 and 10", f"{DATA_PROTECTION_ACT}/section/10"),
            ),
            read="stored copies of the ICO’s pages on the lawful basis",
            read_on=NOVEMBER_22,
            look_again=IN_A_YEAR,
            paragraphs=("rule-4", "2.2", "2.3", "3.5", "3.38", "term-lawful-basis"),
            steps=WHERE_A_LAWFUL_BASIS_IS_NEEDED,
        ),
        Change(
            id="safeguarding-condition",
            touches="Everyone",
            was="The protocol names no condition for sharing sensitive personal data in order to safeguard someone.",
            now="The Data Protection Act 2018 has a condition for keeping a child or an adult at risk safe. It lets "
            "you share special category data, such as health, without consent, but only for one of three reasons. The "
            "person cannot give consent; or you cannot reasonably be expected to get it; or asking would harm the "
            "protection. You must also need to share, in the substantial public interest, and your organisation must "
            "have a policy on it in writing.",
            effective="25 May 2018",
            authorities=(
                Authority(
                    "Data Protection Act 2018, Schedule 1, paragraph 18",
                    f"{DATA_PROTECTION_ACT}/schedule/1/paragraph/18",
                ),
            ),
            read="the paragraph as others quote it",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("2.2", "3.38", "term-special-category-data"),
            steps=("share-public-interest",),
            unconfirmed="We have not read the paragraph in the Act itself. Ask whoever advises you on data protection.",
        ),
        Change(
            id="recognised-legitimate-interest",
            touches="Everyone",
            was="The protocol does not go into the different grounds for sharing in data protection law.",
            now="There is a new lawful basis: a “recognised legitimate interest”. "
            "It covers safeguarding, crime, emergencies, national security and answering a public body that asks for "
            "its public task. "
            "A public authority cannot use it for its own tasks: it uses its public task. "
            "Charities and private providers may use it, if sharing is necessary. "
            "Special category data still needs a condition from Article 9.",
            effective="5 February 2026",
            authorities=(
                Authority("UK GDPR, Article 6(1)(ea) and Annex 1", f"{UK_GDPR}/article/6"),
                Authority("Data (Use and Access) Act 2025, section 70", f"{LAW}/ukpga/2025/18/section/70"),
                Authority(
                    "ICO, guidance on recognised legitimate interest, March 2026",
                    "https://ico.org.uk/for-organisations/recognised-legitimate-interest-guidance/"
                    "when-can-we-use-recognised-legitimate-interest",
                ),
            ),
            read="stored copies of the ICO’s guidance and of SI 2026/82",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.5", "term-lawful-basis"),
        ),
        Change(
            id="special-category-data",
            touches="Everyone",
            was="“Sensitive information” is a list of eight matters, and offences are on it.",
            now="The law now calls sensitive data “special category data”. "
            "It now also covers genetic data, sexual orientation, and biometric data that is used to identify someone. "
            "Data on crimes has rules of its own (UK GDPR, Article 10).",
            effective="25 May 2018",
            authorities=(
                Authority("UK GDPR, Article 9", f"{UK_GDPR}/article/9"),
                Authority("UK GDPR, Article 10", f"{UK_GDPR}/article/10"),
                Authority("Data Protection Act 2018, sections 10 and 11", f"{DATA_PROTECTION_ACT}/section/10"),
            ),
            read="a stored copy of the ICO’s page on special category data",
            read_on=NOVEMBER_22,
            look_again=IN_A_YEAR,
            paragraphs=("3.41", "term-sensitive-information", "term-special-category-data"),
        ),
        Change(
            id="personal-data",
            touches="Everyone",
            was="The meaning of “personal data” depends on what the data controller holds or is likely to get.",
            now="Data is now personal if a living person can be identified from it, directly or indirectly. "
            "All the means count that are reasonably likely to be used, by whoever holds the data or by anyone else.",
            effective="25 May 2018",
            authorities=(
                Authority("Data Protection Act 2018, section 3", f"{DATA_PROTECTION_ACT}/section/3"),
                Authority("UK GDPR, Article 4 and recital 26", f"{UK_GDPR}/article/4"),
            ),
            read="a stored copy of section 3",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.10", "term-personal-data"),
            unconfirmed="We have not read the recital, on which means count. Read it before you rely on it.",
        ),
        Change(
            id="golden-rules",
            touches="Everyone",
            was="The seven golden rules are those of about 2008.",
            now="The golden rules came out again in 2015, 2018 and 2024. "
            "Those of 2015 and 2018 were much the same, with human rights law and then the GDPR added. "
            "Those of 2024 are a new set, about children. "
            "Their publisher says that they may also help people who work with vulnerable adults.",
            effective="26 March 2015, July 2018 and 19 April 2024",
            authorities=(ADVICE_OF_2024,),
            read="stored copies of the rules of 2015, 2018 and 2024 and of the publisher’s page",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("2.9",),
            unconfirmed="Of 2018 we read only rules 1, 2 and 4, so go by the rules of 2024.",
        ),
        Change(
            id="government-guidance",
            touches="Everyone",
            was="The protocol builds on HM Government’s guidance of 2006 and 2008.",
            now="HM Government’s guidance of 2008, which replaced that of 2006, has been withdrawn. "
            "Advice for people who safeguard children replaced it in 2015, 2018 and 2024. It is not law.",
            effective="26 March 2015, July 2018 and 19 April 2024; corrected on 1 May 2024",
            authorities=(ADVICE_OF_2024,),
            read="a stored copy of the publisher’s page",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("1.5", "2.9", "3.5", "3.41", "3.52"),
            unconfirmed="We found nothing on what became of the guide to legal issues that the protocol points to. "
            "Do not rely on it: ask your legal adviser.",
        ),
        Change(
            id="modern-slavery",
            touches="Everyone",
            was="The protocol does not speak of modern slavery.",
            now="Police and councils, among others, must notify the Home Office when they have reasonable grounds to "
            "believe that someone may be a victim of slavery or trafficking. "
            "What they send must not identify an adult unless that adult consents. "
            "A child is referred without consent, and needs a child protection referral as well. "
            "A referral to the National Referral Mechanism meets the duty. "
            "The NHS and schools are not on the list of those it binds.",
            effective="1 November 2015",
            authorities=(
                Authority("Modern Slavery Act 2015, section 52", f"{LAW}/ukpga/2015/30/section/52"),
                Authority("Home Office, Circular 025/2015"),
            ),
            read="stored copies of the section and of the circular",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.9", "3.43"),
            steps=("purpose", "identifiable", "consent", "harm", "must-share"),
            duties=(
                Duty(
                    "Councils",
                    "notify the Home Office of a likely victim of modern slavery, but not name an adult who has not "
                    "consented",
                ),
                Duty(
                    "Police",
                    "notify the Home Office of a likely victim of modern slavery, but not name an adult who has not "
                    "consented",
                ),
            ),
        ),
        Change(
            id="barring-referrals",
            touches="Everyone",
            was="The protocol does not speak of people who are unsafe to work with children or adults.",
            now="An employer must tell the Disclosure and Barring Service (DBS) when it removes someone from work "
            "with children or vulnerable adults because they harmed someone or may do so. It must also do so if it "
            "would have removed them, had they not left. This covers paid and unpaid work of certain kinds, called "
            "regulated activity. A council may also refer.",
            effective="2009",
            authorities=(
                Authority("Safeguarding Vulnerable Groups Act 2006, section 35", f"{LAW}/ukpga/2006/47/section/35"),
                Authority("the same Act, section 39", f"{LAW}/ukpga/2006/47/section/39"),
                Authority(
                    "DBS, Making barring referrals to the DBS",
                    "https://www.gov.uk/guidance/making-barring-referrals-to-the-dbs",
                ),
            ),
            read="stored copies of the DBS’s guidance and of a council’s page on the duty",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7",),
            steps=("purpose",),
            unconfirmed="We have not read section 35 itself. Read the DBS’s guidance before you decide not to refer.",
            duties=(
                Duty(
                    "Employers",
                    "tell the Disclosure and Barring Service of someone removed from work with children or "
                    "vulnerable adults for harm, or a risk of it",
                ),
            ),
        ),
        Change(
            id="telling-the-police",
            touches="Everyone",
            was="The protocol does not say what anyone must tell the police.",
            now="A request from the police is not by itself a duty. But everyone must tell the police, as soon as "
            "they reasonably can, what they know or believe might help to prevent an act of terrorism, or to catch "
            "those behind it, unless they have a reasonable excuse. Everyone must also answer, when required, who was "
            "driving in certain offences.",
            effective="terrorism: December 2001; driving: 1988",
            authorities=(
                Authority("Terrorism Act 2000, section 38B", f"{LAW}/ukpga/2000/11/section/38B"),
                Authority("Road Traffic Act 1988, section 172", f"{LAW}/ukpga/1988/52/section/172"),
            ),
            read="stored copies of section 38B and of NHS England’s guidance on the police, which names both laws",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.8"),
            steps=("purpose", "must-share"),
            unconfirmed="We have not read section 172. If the police say that you must tell them, ask which law says "
            "so, and ask your legal adviser.",
            duties=(
                Duty(
                    "Everyone",
                    "tell the police what may help to prevent an act of terrorism, or to catch those behind it, "
                    "unless there is a reasonable excuse",
                ),
            ),
        ),
        Change(
            id="channel-and-prevent",
            touches="Everyone",
            was="The protocol does not speak of people who may be drawn into terrorism.",
            now="Councils, the police and other partners of a Channel panel must co-operate with it, and giving "
            "information is part of that, so far as it fits their own work and data protection law. "
            "A person gets support under a plan only with consent; for a child, a parent consents. "
            "The Prevent duty by itself gives no new power to share and makes no one refer.",
            effective="2015; the Prevent guidance of today since 31 December 2023",
            authorities=(
                Authority("Counter-Terrorism and Security Act 2015, section 38", f"{LAW}/ukpga/2015/6/section/38"),
                Authority("the same Act, sections 26 and 36", f"{LAW}/ukpga/2015/6/section/36"),
                Authority(
                    "Home Office, Prevent duty guidance: England and Wales, updated March 2024",
                    "https://www.gov.uk/government/publications/prevent-duty-guidance/"
                    "prevent-duty-guidance-for-england-and-wales-accessible",
                ),
            ),
            read="stored copies of section 38, of the notes to section 36 and of the guidance",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.5", "3.7", "3.39"),
            steps=("purpose", "consent", *WEIGHING),
            duties=(
                Duty(
                    "Partners of MAPPA or Channel",
                    "co-operate with a Channel panel, with information too, so far as it fits their own work and "
                    "the law",
                ),
            ),
        ),
        Change(
            id="domestic-abuse",
            touches="Everyone",
            was="The protocol covers domestic abuse and does not define it.",
            now="The Domestic Abuse Act 2021 says what domestic abuse is. Both people must be 16 or over, and "
            "partners, relatives or otherwise “personally connected”. It is more than violence: control, threats, and "
            "economic or emotional abuse are part of it. A child who sees or hears the abuse, or feels its effects, is "
            "now a victim in their own right, if related to the abuser or to the person abused.",
            effective="1 October 2021; for children as victims, 31 January 2022",
            authorities=(
                Authority("Domestic Abuse Act 2021, section 1", f"{LAW}/ukpga/2021/17/section/1"),
                Authority("the same Act, section 3", f"{LAW}/ukpga/2021/17/section/3"),
            ),
            read="stored copies of both sections",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("1.1", "2.2", "2.7", "term-domestic-abuse"),
            steps=("harm", "harm-to-others"),
        ),
        Change(
            id="promises-of-silence",
            touches="Everyone",
            was="Sharing that the person who gave the information did not authorise breaks confidence.",
            now="No agreement can stop a victim of crime from telling the police, a lawyer or a support service, "
            "among others, what was done to them. This is about what victims themselves may say, not about what "
            "agencies share.",
            effective="1 October 2025",
            authorities=(Authority("Victims and Prisoners Act 2024, section 17", f"{LAW}/ukpga/2024/21/section/17"),),
            read="a stored copy of the section",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.14",),
        ),
        Change(
            id="information-commission",
            touches="Everyone",
            was="The Information Commissioner’s Office (ICO) is a source of advice, at www.ico.gov.uk.",
            now="The Information Commissioner’s Office (ICO) is now at ico.org.uk. "
            "It has a data sharing code of 2021, which is under review because of the Data (Use and Access) Act 2025. "
            "By law the ICO’s work is to pass to the Information Commission.",
            effective="5 October 2021, for the code",
            authorities=(
                Authority("Data Protection Act 2018, section 121", f"{DATA_PROTECTION_ACT}/section/121"),
                Authority("Data (Use and Access) Act 2025, sections 117 to 120", f"{LAW}/ukpga/2025/18/section/117"),
                Authority("SI 2026/386", f"{LAW}/uksi/2026/386"),
            ),
            read="stored copies of SI 2025/904, SI 2026/82 and SI 2026/386",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.45", "term-ico"),
            unconfirmed="We have not seen that the work has passed. Look at ico.org.uk, which will say so.",
        ),
        Change(
            id="local-partners",
            touches="Everyone",
            was="Three partners helped to make the protocol besides the Safeguarding Children Boards: the Bedfordshire "
            "Domestic Abuse Partnership, the Bedfordshire Sexual Violence Strategy Group and the Luton Community "
            "Safety Partnership.",
            now="The law still provides for community safety partnerships. "
            "Councils that run social care must now have a board on domestic abuse. "
            "No law like that asks for a group on sexual violence.",
            effective="1 October 2021, for the boards on domestic abuse",
            authorities=(
                Authority("Crime and Disorder Act 1998, sections 5 and 6", f"{LAW}/ukpga/1998/37/section/6"),
                Authority("Domestic Abuse Act 2021, section 58", f"{LAW}/ukpga/2021/17/section/58"),
            ),
            read="a stored copy of Part 4 of the Act of 2021",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("2.8.1", "2.9", "term-da-partnership"),
            unconfirmed="The rest is our own knowledge, and we do not know what the three partners are called today. "
            "Ask your council.",
        ),
        Change(
            id="outcomes",
            touches="Everyone",
            was="Well-being is measured by the outcomes of Every Child Matters and of Our Health, Our Care, Our Say.",
            now="For children, five like aspects of well-being are in law: physical and mental health and emotional "
            "well-being; protection from harm and neglect; education, training and recreation; what they contribute "
            "to society; and social and economic well-being. For adults, a council must promote well-being, and the "
            "law lists what is part of it.",
            effective="children: 2004; adults: 1 April 2015",
            authorities=(
                Authority("Children Act 2004, section 10", f"{CHILDREN_ACT_2004}/section/10"),
                Authority("Care Act 2014, section 1", f"{LAW}/ukpga/2014/23/section/1"),
            ),
            read="stored copies of section 10 with its notes, and of the notes to section 1",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=(
                "term-well-being",
                "term-poor-outcomes-for-children-and-young-people",
                "term-poor-outcomes-for-adults",
            ),
            unconfirmed="We believe, but have not checked, that both programmes are past policy. Go by the two Acts.",
        ),
        # --- Children ---
        Change(
            id="duty-to-share",
            touches="Children",
            was="Unless the law or a court order requires you to share, the decision is left to your judgement.",
            now="Parliament has passed a new duty to share information about children. "
            "It starts only when the government makes regulations, and was due to start on 30 September 2026.",
            effective="Act passed on 29 April 2026; start of the duty not confirmed",
            authorities=(
                *SECTION_16LA,
                Authority("the same Act of 2026, section 78", f"{LAW}/ukpga/2026/21/section/78"),
            ),
            read="stored copies of sections 4 and 78 as passed, and of a notice by the Essex board on the date",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("2.5", "3.1", "3.7", "3.8", "3.38", "3.43"),
            steps=("purpose", "safe-to-ask", "consent", "challenge", "no-purpose", "do-not-share"),
            unconfirmed="We have not seen the regulations that start it. Act as if it may bind you, and ask your "
            "safeguarding lead before you decide not to share about a child.",
        ),
        Change(
            id="duty-to-share-terms",
            touches="Children",
            was="The protocol knows no general duty to share information about children.",
            now="Once the new duty to share about children has started, those it binds must share with each other what "
            "they think is relevant to keeping a child safe, or to the child’s welfare. "
            "That includes information about someone else, such as a parent, if it relates to the child. "
            "They need to only so far as they think that it may help the other’s work. "
            "The duty does not apply if they think that sharing would be “more detrimental to the child” than not "
            "sharing.",
            effective="Act passed on 29 April 2026; start of the duty not confirmed",
            authorities=SECTION_16LA,
            read="a stored copy of section 4 as passed, as far as section 16LA(4)",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.1", "3.7"),
            steps=("do-not-share",),
            unconfirmed="We have not read the rest of the section, on requests and on confidence. "
            "Read it, or ask your legal adviser.",
        ),
        Change(
            id="duty-to-share-bodies",
            touches="Children",
            was="The protocol does not say on whom a statutory duty to share may fall.",
            now="Once the new duty to share about children has started, it binds three kinds of body. "
            "They are those listed in section 11 of the Children Act 2004, such as councils, NHS bodies, the police "
            "and probation; designated childcare and education agencies; and those who provide services for either.",
            effective="Act passed on 29 April 2026; start of the duty not confirmed",
            authorities=(
                *SECTION_16LA,
                Authority("Children Act 2004, section 11", f"{CHILDREN_ACT_2004}/section/11"),
            ),
            read="a stored copy of section 4 as passed",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.1", "3.7"),
            unconfirmed="We have not seen which agencies are designated. Ask your safeguarding lead.",
        ),
        Change(
            id="duty-to-share-guidance",
            touches="Children",
            was="The protocol follows guidance that leaves sharing to your judgement.",
            now="Draft guidance on the new duty to share was open for comment from 2 June to 14 July 2026, "
            "with a model agreement on sharing data.",
            effective="not known",
            authorities=(
                Authority(
                    "Department for Education, Information sharing duty: statutory guidance (consultation), June 2026",
                    "https://www.gov.uk/government/consultations/information-sharing-duty-statutory-guidance",
                ),
            ),
            read="a notice by the Essex board and a report on localgovernmentlawyer.co.uk",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.1",),
            unconfirmed="We have not seen the final guidance. Look for it on gov.uk.",
        ),
        Change(
            id="consent-not-default",
            touches="Children",
            was="Seeking consent should be the first option.",
            now="For children only, this has changed: the government’s 2024 advice says that you do not need consent "
            "to share personal information about a child or their family if a child is at risk, or there is a "
            "perceived risk of harm. "
            "You do need a lawful basis. "
            "The advice also says to engage with the child or carers and explain, wherever that is practicable and "
            "safe. "
            "This is advice, not law, and it answers the question of data protection. "
            "A doctor still asks first, unless there is a compelling reason not to.",
            effective="19 April 2024",
            authorities=(
                ADVICE_OF_2024,
                Authority(
                    "GMC, Protecting children and young people, paragraph 34",
                    "https://www.gmc-uk.org/professional-standards/the-professional-standards/"
                    "protecting-children-and-young-people",
                ),
            ),
            read="stored copies of golden rules 2 and 3 and of the GMC’s paragraph",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("rule-2", "rule-4", "2.8.1", "3.17", "3.26", "3.38", "3.40-i"),
            steps=("whose-consent", "safe-to-ask", "consent", "harm", "harm-to-others"),
        ),
        Change(
            id="golden-rules-for-children",
            touches="Children",
            was="The seven golden rules are for children and adults alike.",
            now="In the golden rules of 2024, keeping a child safe comes before privacy. "
            "Where a child is at risk, or there is a perceived risk of harm, you need a lawful basis but not consent. "
            "The rules say to engage and explain, where that is practicable and safe; to seek advice promptly if you "
            "are unsure; to protect the identity of anyone whom an abuser might harm; to share only what is relevant "
            "and accurate, and only with those who have a role in keeping the child safe; and to record your reasons.",
            effective="19 April 2024",
            authorities=(ADVICE_OF_2024,),
            read="stored copies of the rules",
            read_on=NOVEMBER_22,
            look_again=IN_A_YEAR,
            paragraphs=("2.9",),
            unconfirmed="Of rule 7 we read only the opening words. Read it whole before you rely on it.",
        ),
        Change(
            id="fgm-duty",
            touches="Children",
            was="The one example of a legal duty to share is telling environmental health services about certain "
            "diseases.",
            now="If a girl under 18 tells you at work that female genital mutilation (FGM) was done to her, or you "
            "see signs of it that surgery for her health would not explain, you must tell the police. This binds "
            "teachers, and registered health professionals and social workers, in England and Wales. You must do it "
            "yourself, within one month at most; guidance says normally by the end of the next working day. Give her "
            "name and say why you report. You need not if you have reason to believe that someone in your own "
            "profession has already reported it. It does not cover a suspicion, a risk or an adult woman: follow your "
            "safeguarding procedures for those. Telling your safeguarding lead is not enough. A report does not break "
            "a confidence.",
            effective="31 October 2015",
            authorities=(
                Authority("Female Genital Mutilation Act 2003, section 5B", f"{LAW}/ukpga/2003/31/section/5B"),
                Authority(
                    "Home Office, Mandatory reporting of female genital mutilation: procedural information, updated "
                    "January 2020",
                    "https://www.gov.uk/government/publications/"
                    "mandatory-reporting-of-female-genital-mutilation-procedural-information",
                ),
            ),
            read="stored copies of section 5B(1) to (6) and of the guidance",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.8", "3.9", "3.37", "4.2", "4.6"),
            steps=("purpose", "safe-to-ask", "harm", "must-share", "no-purpose", "do-not-share"),
            unconfirmed="We have not read subsection (7), on confidence. "
            "Read it if someone says that you would break one.",
            duties=(
                Duty("Teachers", FGM),
                Duty("Registered health professionals and social workers", FGM),
            ),
        ),
        Change(
            id="section-forty-seven",
            touches="Children",
            was="The protocol names no duty to answer a council that makes child protection enquiries.",
            now="When a council makes child protection enquiries, other councils, housing authorities and NHS bodies "
            "must help if it asks, above all with information and advice. "
            "They need not where that would be unreasonable in all the circumstances. "
            "When it asks for help with services for a child, they must help if that fits their own duties (section "
            "27). "
            "This law is older than the protocol, which leaves it out.",
            effective="14 October 1991",
            authorities=(
                Authority("Children Act 1989, section 47(9) to (11)", f"{LAW}/ukpga/1989/41/section/47"),
                Authority("the same Act, section 27", f"{LAW}/ukpga/1989/41/section/27"),
            ),
            read="",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.38", "3.40", "3.43", "3.46"),
            steps=("purpose", "harm", "harm-to-others", "must-share", "no-purpose", "do-not-share"),
            unconfirmed="We have not read today’s list of those it binds. Check subsection (11) of section 47.",
            duties=(
                Duty(
                    "Councils, housing authorities and NHS bodies",
                    "help child protection enquiries if the council asks, above all with information, unless that "
                    "would be unreasonable in all the circumstances",
                ),
            ),
        ),
        Change(
            id="requests-by-partners",
            touches="Children",
            was="The protocol names no one who can make you give information about a child, but a court.",
            now="If a safeguarding partner (the council, the NHS integrated care board or the police, in that role) "
            "asks you for information to help its arrangements or its reviews, you must give it. "
            "The same goes for the national Panel, and for reviews of a child’s death. "
            "This can bind anyone, and a court can enforce it. "
            "Those who ask may use the information only for that purpose.",
            effective="29 June 2018",
            authorities=(
                Authority("Children Act 2004, section 16H", f"{CHILDREN_ACT_2004}/section/16H"),
                Authority("the same Act, section 16D", f"{CHILDREN_ACT_2004}/section/16D"),
                Authority("the same Act, section 16N", f"{CHILDREN_ACT_2004}/section/16N"),
            ),
            read="a stored copy of section 16N as passed, and section 16H as the Cambridgeshire partnership quotes it",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("1.4", "3.7", "3.45"),
            steps=("purpose", "must-share", "no-purpose", "do-not-share"),
            unconfirmed="We have not read section 16D, or all of section 16H. "
            "Let whoever asks name the section, and read it.",
            duties=(
                Duty(
                    "Anyone who is asked",
                    "give what a safeguarding partner, the national Panel or a child death review asks for under "
                    "the Children Act 2004",
                ),
            ),
        ),
        Change(
            id="operation-encompass",
            touches="Children",
            was="The protocol knows no duty to tell a school about domestic abuse at home.",
            now="The police must have arrangements to tell a child’s school or college, as soon as they reasonably "
            "can, when they have reasonable grounds to believe that the child may be a victim of domestic abuse. "
            "Exceptions can be made only by regulations. This is known as Operation Encompass.",
            effective="7 November 2025",
            authorities=(
                Authority("Domestic Abuse Act 2021, section 49A", f"{LAW}/ukpga/2021/17/section/49A"),
                Authority("Victims and Prisoners Act 2024, section 20", f"{LAW}/ukpga/2024/21/section/20"),
                Authority("SI 2025/1168", f"{LAW}/uksi/2025/1168"),
            ),
            read="stored copies of section 20 as passed, of SI 2025/1168 and of the guidance of 7 November 2025",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("1.1", "2.7", "3.7", "term-domestic-abuse"),
            steps=("purpose", "harm"),
            duties=(
                Duty(
                    "Police",
                    "tell a child’s school or college, through the chief officer’s arrangements, when the child may "
                    "be a victim of domestic abuse",
                ),
            ),
        ),
        Change(
            id="mandatory-reporting",
            touches="Children",
            was="The protocol knows no duty to report child sexual abuse.",
            now="The Crime and Policing Act 2026 was passed on 29 April 2026, and most of it starts when regulations "
            "say so. "
            "As a Bill, it told adults in certain work with children in England, such as teachers and healthcare "
            "staff, to report suspected child sex offences to the police or the council as soon as they could. "
            "A report would not break a confidence.",
            effective="Act passed on 29 April 2026; start of the duty not confirmed",
            authorities=(
                Authority("Crime and Policing Act 2026", f"{LAW}/ukpga/2026/20"),
                Authority(
                    "Home Office, Circular 004/2026, June 2026",
                    "https://www.gov.uk/government/publications/circular-0042026-crime-and-policing-act-2026/"
                    "circular-0042026-crime-and-policing-act-2026-accessible",
                ),
            ),
            read="stored copies of the circular and of a Home Office memorandum of 13 February 2026 on the Bill",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.7", "3.8"),
            steps=("purpose", "harm"),
            unconfirmed="We have not read this duty in the Act, or seen that it has started. "
            "Report anyway, as your local procedures say, and ask your safeguarding lead.",
        ),
        Change(
            id="age-twelve",
            touches="Children",
            was="Children of 12 or over may generally be expected to understand enough to consent or refuse.",
            now="Treat the age of 12 as a rule of thumb from its time. "
            "In England, no law sets an age below 16 at which a child can consent to sharing information about "
            "themself; each child’s understanding is judged on its own. "
            "In Scotland, data protection law presumes that a child of 12 understands. "
            "For consent to online services, the age is 13.",
            effective="1985 for judging each child; 25 May 2018 for data protection",
            authorities=(
                Authority("Gillick v West Norfolk and Wisbech Area Health Authority [1985] UKHL 7"),
                Authority("Data Protection Act 2018, section 208", f"{DATA_PROTECTION_ACT}/section/208"),
                Authority("Data Protection Act 2018, section 9", f"{DATA_PROTECTION_ACT}/section/9"),
            ),
            read="a stored copy of section 208",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.23",),
            steps=("whose-consent",),
            unconfirmed="That no law sets an age in England is our own knowledge. "
            "If it decides your case, ask your legal adviser.",
        ),
        Change(
            id="gillick-and-fraser",
            touches="Children",
            was="Judging whether a child understands enough is often called applying the Fraser guidelines.",
            now="The test of whether a child under 16 understands enough is now called Gillick competence. The Fraser "
            "guidelines are kept for advice and care on sex and contraception. Since a court case of 2006 they also "
            "cover sexually transmitted infections and ending a pregnancy.",
            effective="1985 and 2006",
            authorities=(
                Authority("Gillick v West Norfolk and Wisbech Area Health Authority [1985] UKHL 7"),
                Authority("R (Axon) v Secretary of State for Health [2006] EWHC 37 (Admin)"),
            ),
            read="a stored copy of the ruling of 2006",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.25", "term-fraser-guidelines", "term-gillick-competence"),
        ),
        Change(
            id="safeguarding-partners",
            touches="Children",
            was="Local Safeguarding Children Boards bring the agencies together, give advice and set the procedures.",
            now="The Local Safeguarding Children Boards had ended by 29 September 2019, and safeguarding partners "
            "took over. Today they are the council, the NHS integrated care board and the police. Bedford Borough, "
            "Central Bedfordshire and Luton each have a Safeguarding Children Partnership.",
            effective="29 June 2018 to 29 September 2019",
            authorities=(
                Authority("Children Act 2004, section 16E", f"{CHILDREN_ACT_2004}/section/16E"),
                Authority("Children and Social Work Act 2017, section 16", f"{LAW}/ukpga/2017/16/section/16"),
            ),
            read="a stored copy of section 16E, and pages of the local partnerships",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("2.4", "2.5", "2.8.1", "2.9", "3.45", "3.46", "term-lscb", "term-safeguarding-partners"),
            unconfirmed="A law of 2026 brings education and childcare into the arrangements; we have not seen that it "
            "has started. Ask your partnership.",
        ),
        Change(
            id="local-procedures",
            touches="Children",
            was="Refer concerns in line with the boards’ child protection procedures.",
            now="The local procedures are now online: look for the Pan Bedfordshire procedures. "
            "They have chapters on sharing information and on consent.",
            effective="the chapter on information sharing was revised in November 2024",
            authorities=(
                Authority("Pan Bedfordshire interagency child protection procedures (bedfordscb.proceduresonline.com)"),
            ),
            read="a stored copy of the contents and of the chapter on information sharing",
            read_on=NOVEMBER_22,
            look_again=SOON,
            paragraphs=("2.5", "3.6", "3.46"),
        ),
        Change(
            id="consistent-identifier",
            touches="Children",
            was="The protocol has no common number for a child.",
            now="The law lets the government set a “consistent identifier” for children, such as a number. "
            "Designated bodies would have to put it with the information they handle about a child. "
            "In health and adult social care such an identifier is law already: in practice, the NHS number.",
            effective="children: not known; health and adult social care: 2015",
            authorities=(
                Authority("Children Act 2004, section 16LC", f"{CHILDREN_ACT_2004}/section/16LC"),
                Authority("Health and Social Care Act 2012, section 251A", f"{LAW}/ukpga/2012/7/section/251A"),
            ),
            read="stored copies of both sections",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.49",),
            unconfirmed="We have not seen that an identifier for children has been set. Ask your safeguarding lead.",
        ),
        Change(
            id="working-together",
            touches="Children",
            was="The protocol cites Working Together to Safeguard Children of 2006 and 2010.",
            now="Working Together has had new editions in 2013, 2015, 2018, 2023 and March 2026. "
            "It is statutory guidance: those it is for must follow it unless there is a good reason not to. "
            "Changes to the edition of 2026 were open for comment from 22 June to 4 September 2026.",
            effective="March 2026, for the newest edition we know of",
            authorities=(
                Authority(
                    "HM Government, Working together to safeguard children 2026",
                    "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
                ),
            ),
            read="notices of local partnerships on the edition of 2026",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("2.5", "3.43", "term-significant-harm"),
            steps=("challenge",),
            unconfirmed="We have not read the edition of 2026, or seen what came of the comments. "
            "Use the newest text on gov.uk.",
        ),
        Change(
            id="keeping-children-safe-in-education",
            touches="Children",
            was="The protocol has no guidance for schools of its own.",
            now="Schools and colleges must have regard to Keeping children safe in education, which comes out each "
            "September. "
            "It says that staff tell the safeguarding lead of a concern at once, and that fears about sharing must not "
            "stand in the way of a child’s safety.",
            effective="1 September 2025, for the newest edition we know of",
            authorities=(
                Authority("Department for Education, Keeping children safe in education 2025"),
                Authority("Education Act 2002, section 175", f"{LAW}/ukpga/2002/32/section/175"),
            ),
            read="parts of the guidance, and the consultation of February to April 2026 on a new edition",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("2.5", "3.6", "3.46"),
            steps=("purpose", "challenge"),
            unconfirmed="An edition for September 2026 was planned, which we have not seen. Use the newest on gov.uk.",
        ),
        Change(
            id="serious-case-reviews",
            touches="Children",
            was="The protocol speaks of serious case reviews.",
            now="Serious case reviews have ended. "
            "There are now local child safeguarding practice reviews, and a national Panel. "
            "A council that knows or suspects abuse or neglect must notify the Panel if the child dies or is seriously "
            "harmed.",
            effective="29 June 2018 to 29 September 2019",
            authorities=(
                Authority("Children Act 2004, section 16C", f"{CHILDREN_ACT_2004}/section/16C"),
                Authority("the same Act, sections 16A to 16G", f"{CHILDREN_ACT_2004}/section/16A"),
            ),
            read="section 16C as the Department for Education and the Wirral partnership quote it",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("1.4", "3.7", "term-serious-case-review"),
            duties=(
                Duty(
                    "Councils",
                    "notify the national Panel if a child dies or is seriously harmed and abuse or neglect is known "
                    "or suspected",
                ),
            ),
        ),
        Change(
            id="single-assessment",
            touches="Children",
            was="Initial assessments and core assessments are examples of documents to share.",
            now="Initial and core assessments have given way to a single one. "
            "It was to be done within 45 working days of the referral at most.",
            effective="15 April 2013",
            authorities=(Authority("HM Government, Working together to safeguard children, March 2013, chapter 1"),),
            read="a law firm’s report on the edition of 2013 (lexology.com)",
            read_on=NOVEMBER_22,
            look_again=SOON,
            paragraphs=("3.40-i", "term-initial-assessment"),
            unconfirmed="We have not read whether the edition of 2026 keeps the 45 days. Check it on gov.uk.",
        ),
        Change(
            id="early-help",
            touches="Children",
            was="Two cases use the Common Assessment Framework (CAF).",
            now="Many areas, Bedfordshire among them, now have an Early Help Assessment in place of the CAF. "
            "Working Together 2026 speaks of “Family Help”: early help and support for children in need in one.",
            effective="from 2013, area by area",
            authorities=(
                Authority(
                    "HM Government, Working together to safeguard children 2026, chapter 3",
                    "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
                ),
                Authority("Pan Bedfordshire interagency child protection procedures"),
            ),
            read="the contents of the procedures, and a notice of the Leeds partnership on the edition of 2026",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("term-caf", "term-early-help-assessment"),
        ),
        Change(
            id="child-protection-register",
            touches="Children",
            was="Case 8 speaks of children on the child protection register.",
            now="England had ended its registers before the protocol was written. "
            "A child may have a child protection plan instead. "
            "Wales and Scotland still have registers.",
            effective="1 April 2008",
            authorities=(Authority("HM Government, Working together to safeguard children, 2006"),),
            read="pages of the former Every Child Matters site and of the Welsh and Scottish procedures",
            read_on=NOVEMBER_23,
            look_again=IN_A_YEAR,
            paragraphs=("term-child-protection-register",),
        ),
        Change(
            id="connexions",
            touches="Children",
            was="Connexions takes part in the joint action group of case 5.",
            now="Connexions has ended as a national service. "
            "Schools now have a duty to see to careers guidance, and there is a National Careers Service. "
            "Local authorities have duties to young people who are vulnerable.",
            effective="2012",
            authorities=(
                Authority("Education Act 2011, section 29", f"{LAW}/ukpga/2011/21/section/29"),
                Authority("Education and Skills Act 2008, section 68", f"{LAW}/ukpga/2008/25/section/68"),
            ),
            read="a report of a committee of Parliament",
            read_on=NOVEMBER_22,
            look_again=IN_A_YEAR,
            paragraphs=("term-connexions",),
            unconfirmed="We have not read the two sections. Ask your council what there is for young people today.",
        ),
        # --- Adults ---
        Change(
            id="care-act",
            touches="Adults",
            was="The protocol goes by No Secrets (2000), on vulnerable adults.",
            now="The Care Act 2014 and its guidance took the place of No Secrets. Section 42 is about an adult with "
            "needs for care and support who is at risk of abuse or neglect, or is suffering it, and cannot protect "
            "themself because of those needs. The council must make enquiries, whether or not it already meets those "
            "needs. If it asks a partner to help with a case, the partner must, unless that conflicts with its own "
            "duties or harms its own work.",
            effective="1 April 2015",
            authorities=(
                Authority("Care Act 2014, section 42", f"{LAW}/ukpga/2014/23/section/42"),
                Authority("the same Act, sections 6 and 7", f"{LAW}/ukpga/2014/23/section/6"),
            ),
            read="stored copies of sections 6 and 42, and a law practice’s report on section 7",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("term-vulnerable-adult", "term-adult-with-care-and-support-needs"),
            unconfirmed="We have not read section 7 itself. Read it before you decide not to help.",
        ),
        Change(
            id="safeguarding-adults-boards",
            touches="Adults",
            was="The Local Safeguarding Adults Board is a source of advice.",
            now="By law, every area must now have a Safeguarding Adults Board. If the Board asks anyone for "
            "information for its work, they must supply it where the law’s conditions are met: among them, that they "
            "are likely to have it, and that it is about them, their work or someone they serve, or came from an "
            "earlier request. The Board may use it only for its own work.",
            effective="1 April 2015",
            authorities=(
                Authority("Care Act 2014, section 45", f"{LAW}/ukpga/2014/23/section/45"),
                Authority("the same Act, section 43", f"{LAW}/ukpga/2014/23/section/43"),
            ),
            read="stored copies of both sections",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.45", "term-local-safeguarding-adults-board"),
            steps=("purpose", "challenge-adult", "must-share", "no-purpose", "do-not-share"),
            duties=(
                Duty(
                    "Anyone who is asked",
                    "supply what a Safeguarding Adults Board asks for, if the conditions of section 45 of the Care "
                    "Act 2014 are met",
                ),
            ),
        ),
        Change(
            id="mental-capacity-code",
            touches="Adults",
            was="Follow the Mental Capacity Act 2005 Code of Practice, which dates from 2007.",
            now="The Mental Capacity Act says that people who act professionally or for pay must have regard to its "
            "Code. That is less than a duty to follow every line of it. "
            "A new Code was drafted in 2022 but not finished.",
            effective="2007, for the newest Code we know of",
            authorities=(
                Authority("Mental Capacity Act 2005, section 42", f"{LAW}/ukpga/2005/9/section/42"),
                Authority("Mental Capacity Act 2005 Code of Practice, 2007"),
            ),
            read="stored copies of section 42, of the consultation of 2022 and of a report of 23 October 2025",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("3.31", "3.34", "3.35", "term-mental-capacity-act"),
            steps=("best-interests",),
            unconfirmed="A new consultation was promised for early 2026, and we saw no sign of it. "
            "Check on gov.uk which Code is in force.",
        ),
        # --- Health ---
        Change(
            id="gmc-protecting-children",
            touches="Health",
            was="The protocol quotes GMC guidance of 2007 and 2009.",
            now="If you are a doctor: you must promptly tell an appropriate agency, such as children’s services, the "
            "NSPCC or the police, if you are concerned that a child or young person is at risk of abuse or neglect, "
            "or is suffering it, unless it is not in their best interests to do so. You need not be certain that they "
            "are at risk of significant harm. Ask for consent first, unless there is a compelling reason not to. This "
            "now binds physician associates and anaesthesia associates too.",
            effective="3 September 2012; for associates, 13 December 2024",
            authorities=(
                Authority(
                    "GMC, Protecting children and young people, September 2012, paragraphs 32 to 40",
                    "https://www.gmc-uk.org/professional-standards/the-professional-standards/"
                    "protecting-children-and-young-people",
                ),
            ),
            read="stored copies of paragraphs 32 to 34",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("4.2", "4.6", "4.9"),
            steps=("best-interests", "safe-to-ask", "harm", "do-not-share"),
        ),
        Change(
            id="gmc-confidentiality",
            touches="Health",
            was="The GMC’s guidance is Confidentiality (2009).",
            now="The GMC’s guidance of 2009 has been replaced, and asks for more. "
            "If you are a doctor and believe that an adult who lacks capacity is at risk of abuse, neglect or other "
            "serious harm, or is suffering it, you must promptly tell the right responsible person or authority. "
            "The exception is where that would not be of overall benefit to the patient. "
            "An adult with capacity decides for themself, unless the law requires you to disclose.",
            effective="25 April 2017; updated 25 May 2018",
            authorities=(
                Authority(
                    "GMC, Confidentiality: good practice in handling patient information, April 2017, paragraphs 52 "
                    "to 70",
                    "https://www.gmc-uk.org/professional-standards/the-professional-standards/confidentiality/"
                    "disclosures-for-the-protection-of-patients-and-others",
                ),
            ),
            read="a stored copy of paragraphs 50 to 55",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("4.1", "4.2"),
            steps=("safe-to-involve", "best-interests"),
            unconfirmed="We read the exception only in a summary. Read paragraph 55 to its end before you rely on it.",
        ),
        Change(
            id="gmc-young-people",
            touches="Health",
            was="The GMC’s guidance on young patients is that of 2007.",
            now="The GMC’s guidance, now called 0–18 years, has been updated. Check the words quoted here against it.",
            effective="13 December 2024, for the latest update we saw",
            authorities=(
                Authority(
                    "GMC, 0–18 years, October 2007, updated May 2018 and December 2024",
                    "https://www.gmc-uk.org/professional-standards/the-professional-standards/0-18-years",
                ),
            ),
            read="a stored copy of the guidance’s first page",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("4.1", "4.6", "4.7", "4.8", "4.9", "4.10"),
        ),
        Change(
            id="gunshot-and-knife-wounds",
            touches="Health",
            was="The protocol does not speak of wounds from guns and knives.",
            now="If you are a doctor: the GMC says that the police should usually be told when someone comes with a "
            "wound from a gun or an attack with a knife, at first without the name. "
            "Give the name only with consent or in the public interest. "
            "A knife wound from an accident or self-harm is not usually reported. "
            "If a child has such a wound, think of child protection. No Act says this, and it leaves room for "
            "judgement.",
            effective="25 April 2017; updated 25 May 2018",
            authorities=(
                Authority(
                    "GMC, Confidentiality: reporting gunshot and knife wounds, April 2017",
                    "https://www.gmc-uk.org/professional-standards/the-professional-standards/"
                    "confidentiality---reporting-gunshot-and-knife-wounds",
                ),
            ),
            read="a stored copy of the guidance",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.39", "4.1", "4.9"),
            steps=("identifiable", "harm", *WEIGHING),
        ),
        Change(
            id="notifiable-diseases",
            touches="Health",
            was="In the NHS, environmental health services must be told of a person with a specific disease.",
            now="A doctor must tell the council’s proper officer on reasonable grounds to suspect a notifiable "
            "disease. The same goes for other infections or contamination that could do significant harm to health. "
            "The doctor names the patient, in writing within 3 days, or by voice at once if it is urgent. The list of "
            "diseases has grown. Laboratories must tell the UK Health Security Agency.",
            effective="6 April 2010; for laboratories, 1 October 2010",
            authorities=(
                Authority(
                    "Health Protection (Notification) Regulations 2010, SI 2010/659, regulations 2 to 4",
                    f"{LAW}/uksi/2010/659",
                ),
            ),
            read="a stored copy of the regulations",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.8", "3.9"),
            steps=("purpose", "must-share"),
            duties=(
                Duty(
                    "Doctors",
                    "notify the council’s proper officer of a suspected notifiable disease, or of another infection "
                    "or contamination that could do significant harm",
                ),
            ),
        ),
        Change(
            id="direct-care",
            touches="Health",
            was="Whether to share for someone’s care is left to judgement and consent.",
            now="If you commission or provide health or adult social care in England, you must share what is likely "
            "to help a person’s own care and is in their best interests. You share it with your own staff and with "
            "other such bodies. You need not if the person objects or would be likely to. Nor need you if the care "
            "came from a service that can be used without a name, or if sharing is not reasonable. It gives no leave "
            "to break a confidence or data protection law. It does not reach the police, schools or children’s social "
            "care.",
            effective="1 October 2015",
            authorities=(
                Authority("Health and Social Care Act 2012, section 251B", f"{LAW}/ukpga/2012/7/section/251B"),
            ),
            read="a stored copy of the official notes on the section",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.14", "3.15", "3.19"),
            steps=("purpose", "understanding", "consent", "best-interests"),
            duties=(
                Duty(
                    "Health and adult social care bodies",
                    "share with each other what is likely to help a person’s own care and is in their best "
                    "interests, unless the person objects or would be likely to, or another exception applies",
                ),
            ),
        ),
        Change(
            id="nmc-code",
            touches="Health",
            was="The NMC’s code is that of 2008.",
            now="The NMC’s code of 2008 has been replaced by the Code of 2015, updated in 2018. "
            "Section 5 is on privacy and confidentiality: it says to share necessary information only when the "
            "interests of patient safety and public protection outweigh confidentiality. "
            "Section 17 is on raising concerns about people who are vulnerable or at risk.",
            effective="31 March 2015; updated 10 October 2018",
            authorities=(Authority("NMC, The Code, January 2015, updated October 2018, sections 5 and 17"),),
            read="a stored copy of the Code",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("4.11", "term-nmc"),
            unconfirmed="We have not read section 17. The NMC was reviewing the Code, and we saw none newer than "
            "2018: check nmc.org.uk.",
        ),
        Change(
            id="caldicott",
            touches="Health",
            was="Caldicott Guardians are found in the NHS and councils.",
            now="Guidance of 2021 says that all public bodies in health and adult social care in England that handle "
            "confidential information should have a Caldicott Guardian, and so should their contractors. "
            "By law those bodies must have regard to the guidance. "
            "A service for children only is outside it. "
            "There are now eight Caldicott principles, since December 2020.",
            effective="27 August 2021, to be followed by 30 June 2023",
            authorities=(
                Authority("National Data Guardian, guidance on the appointment of Caldicott Guardians, August 2021"),
                Authority(
                    "Health and Social Care (National Data Guardian) Act 2018, section 1",
                    f"{LAW}/ukpga/2018/31/section/1",
                ),
            ),
            read="stored questions and answers of the UK Caldicott Guardian Council (ukcgc.uk)",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("2.5", "3.45", "term-caldicott-guardian"),
        ),
        Change(
            id="fax",
            touches="Health",
            was="Make sure that the right person is there to take a fax.",
            now="The NHS in England was told to stop buying fax machines from January 2019 and to stop using them by "
            "31 March 2020. That is policy, not law. Use secure email.",
            effective="31 March 2020",
            authorities=(Authority("Department of Health and Social Care, press release, 9 December 2018"),),
            read="reports in the trade press (managementinpractice.com, pulsetoday.co.uk)",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.49",),
        ),
        # --- Police and youth justice ---
        Change(
            id="requests-about-victims",
            touches="Police and youth justice",
            was="The protocol does not say what the police may ask for about a victim.",
            now="When the police ask someone else for information about a victim, the request must be necessary and "
            "in proportion, and follow a reasonable line of enquiry. For notes of counselling the test is stricter, "
            "and starts from the view that they are not needed. The victim must be told in writing, or the parent of "
            "a child, unless an exception applies. These rules by themselves do not make you share. Ask for the "
            "reasons in writing.",
            effective="12 January 2026",
            authorities=(
                Authority(
                    "Police, Crime, Sentencing and Courts Act 2022, sections 44A to 44F",
                    f"{LAW}/ukpga/2022/32/section/44A",
                ),
                Authority("Victims and Prisoners Act 2024, section 28", f"{LAW}/ukpga/2024/21/section/28"),
            ),
            read="stored copies of the sections and of SI 2025/1168",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.5", "3.13", "3.38", "3.41"),
            steps=("purpose", "confidential", "safe-to-ask", *WEIGHING),
        ),
        Change(
            id="serious-violence",
            touches="Police and youth justice",
            was="The protocol does not speak of work together against serious violence.",
            now="Councils, the police, probation, youth offending teams, fire services and NHS integrated care boards "
            "must work together against serious violence. "
            "They, schools and prisons may share with each other for that work; they do not have to. "
            "This does not break a confidence, but it does not cover information about patients, "
            "or personal information from a health or social care authority. "
            "If the police and crime commissioner asks one of them, a school or a prison for information on that work, "
            "they must give it, within the same limits.",
            effective="31 January 2023",
            authorities=(
                Authority(
                    "Police, Crime, Sentencing and Courts Act 2022, section 16", f"{LAW}/ukpga/2022/32/section/16"
                ),
                Authority("the same Act, section 8", f"{LAW}/ukpga/2022/32/section/8"),
                Authority("the same Act, section 17", f"{LAW}/ukpga/2022/32/section/17"),
            ),
            read="a stored copy of section 16, and what a minister said of section 17 in Parliament in 2021",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.5", "3.39"),
            steps=("purpose", "identifiable", *WEIGHING),
            unconfirmed="We have not read section 17. Whoever is asked should read it first.",
        ),
        Change(
            id="crime-and-disorder-act",
            touches="Police and youth justice",
            was="In case 5, agencies share under section 115 of the Crime and Disorder Act 1998.",
            now="Section 115 still holds, with changes. "
            "It lets anyone share with certain bodies where that is necessary or expedient for the Act. "
            "It is a power, not a duty, and no way round data protection law.",
            effective="1998, with later changes",
            authorities=(Authority("Crime and Disorder Act 1998, section 115", f"{LAW}/ukpga/1998/37/section/115"),),
            read="an older text of the section at cps.gov.uk",
            read_on=NOVEMBER_22,
            look_again=IN_A_YEAR,
            paragraphs=("term-jag",),
            unconfirmed="We have not read which bodies are on its list today. Check the section.",
        ),
        Change(
            id="youth-offending-service",
            touches="Police and youth justice",
            was="Case 4 speaks of the youth offending service (YOS).",
            now="The Crime and Disorder Act still says “youth offending team”.",
            effective="1998",
            authorities=(Authority("Crime and Disorder Act 1998, section 39", f"{LAW}/ukpga/1998/37/section/39"),),
            read="a stored copy of the section",
            read_on=NOVEMBER_23,
            look_again=IN_A_YEAR,
            paragraphs=("term-yos",),
            unconfirmed="We believe that most are now called youth justice services. Ask your council for its name.",
        ),
        Change(
            id="reprimand",
            touches="Police and youth justice",
            was="In case 4, the police issue a Reprimand.",
            now="Reprimands have been abolished. There are youth cautions and youth conditional cautions.",
            effective="8 April 2013",
            authorities=(
                Authority(
                    "Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 135",
                    f"{LAW}/ukpga/2012/10/section/135",
                ),
                Authority("SI 2013/453, article 4", f"{LAW}/uksi/2013/453"),
            ),
            read="stored copies of both at legislation.gov.uk",
            read_on=NOVEMBER_22,
            look_again=IN_A_YEAR,
            paragraphs=("term-reprimand",),
        ),
        Change(
            id="anti-social-behaviour-order",
            touches="Police and youth justice",
            was="Case 5 mentions an Anti-Social Behaviour Order (ASBO).",
            now="ASBOs have ended in England and Wales. Criminal behaviour orders and civil injunctions took their "
            "place. "
            "An Act of 2026 makes respect orders for adults, and turns the civil injunction into youth injunctions "
            "(10 to 17) and housing injunctions (adults).",
            effective="20 October 2014 for criminal behaviour orders, 23 March 2015 for injunctions",
            authorities=(
                Authority(
                    "Anti-social Behaviour, Crime and Policing Act 2014, sections 1 and 22",
                    f"{LAW}/ukpga/2014/12/section/22",
                ),
                Authority("Crime and Policing Act 2026, sections 1 and 2", f"{LAW}/ukpga/2026/20/section/1"),
            ),
            read="unofficial copies of sections 1 and 2 of the Act of 2026",
            read_on=NOVEMBER_25,
            look_again=SOON,
            paragraphs=("term-anti-social-behaviour-order",),
            unconfirmed="We have not seen that the orders of 2026 can be made yet. Ask the police or your council.",
        ),
        Change(
            id="mappa",
            touches="Police and youth justice",
            was="The list of key sources has MAPPA guidance of 2007.",
            now="MAPPA goes on, and co-operating with it is a duty. "
            "Listed agencies, such as councils, youth offending teams, housing and the NHS, must co-operate so far as "
            "fits their own work, and that may include sharing information. "
            "The newest guidance we saw named is of August 2024.",
            effective="the duty: April 2004; the guidance: August 2024",
            authorities=(
                Authority("Criminal Justice Act 2003, section 325", f"{LAW}/ukpga/2003/44/section/325"),
                Authority("HM Prison and Probation Service, MAPPA guidance, August 2024"),
            ),
            read="stored copies of section 325(1) to (4) and of chapter 3 of the guidance",
            read_on=NOVEMBER_25,
            look_again=IN_A_YEAR,
            paragraphs=("3.7", "3.40", "term-mappa"),
            steps=("purpose", *WEIGHING),
            duties=(
                Duty(
                    "Partners of MAPPA or Channel",
                    "co-operate with MAPPA so far as fits their own work, which may include sharing information",
                ),
            ),
        ),
        Change(
            id="marac",
            touches="Police and youth justice",
            was="MARAC toolkits come from CAADA.",
            now="MARACs still meet. CAADA is now called SafeLives, and the toolkits come from there. "
            "No Act sets up MARACs, so a MARAC by itself gives no power and no duty to share: each agency shares on "
            "its own. "
            "The victim’s consent is sought where that is safe, and is not needed where the risk is high.",
            effective="25 February 2015",
            authorities=(Authority("SafeLives, guidance on MARACs"),),
            read="pages of safelives.org.uk",
            read_on=NOVEMBER_22,
            look_again=IN_A_YEAR,
            paragraphs=("term-marac",),
            unconfirmed="What we say on powers and consent is our own knowledge. Ask your MARAC for its protocol.",
        ),
    ),
    LINES,
)
"""Everything that has changed since, in the order of `GROUPS`."""
