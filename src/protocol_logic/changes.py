"""What has changed since the protocol was written, about 2010 to 2011.

This is the one source for the page on what has changed since and for the notes under paragraphs, questions and
outcomes: each change names the paragraphs and steps it concerns, and the site shows it there.
The protocol's own paragraphs are never updated.

The facts come from stored copies of public pages, mostly only their first part, not from the live web.
`source` says what was read and where, `checked` when.
A change that could not be confirmed says so in its own words (`now`) and has `verified` set to False.

What became of publications that only the list of key sources names is in `docs/sources.md`.
"""

from dataclasses import dataclass
from typing import Final

GROUPS: Final = ("Everyone", "Children", "Adults", "Health", "Police and youth justice")
"""Whom a change touches. The page on what has changed since has a section for each."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that has changed since.

    `id` is permanent and never reused: it is part of an address.
    `touches` is one of `GROUPS`.
    `was` is what the protocol says, `now` what holds today, `effective` since when, in words or "not known".
    `verified` says that everything `now` states as a fact was read in `source`.
    `paragraphs` and `steps` are the addresses and the ids of questions and outcomes that the change concerns.
    """

    id: str
    touches: str
    was: str
    now: str
    effective: str
    source: str
    checked: str
    verified: bool
    paragraphs: tuple[str, ...]
    steps: tuple[str, ...] = ()


TOP_THREE: Final = ("duty-to-share", "consent-not-default", "uk-gdpr")
"""The changes that matter most."""

CHANGES: Final = (
    # --- Everyone ---
    Change(
        id="uk-gdpr",
        touches="Everyone",
        was="The protocol goes by the Data Protection Act 1998.",
        now="The Data Protection Act 1998 has been repealed. "
        "The UK GDPR and the Data Protection Act 2018 are in its place, "
        "amended by the Data (Use and Access) Act 2025. "
        "Like the old Act, they are a framework for sharing, not a barrier to it.",
        effective="25 May 2018",
        source="nipcdp.blogspot.com, 11 June 2018; copies of the Data Protection Act 2018 at zoomlaw and legalize.dev; "
        "golden rule 1 of 2018 and of 2024, at blossomingbuddies and plymouthscb.co.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("rule-1", "2.2", "2.8.1", "3.5", "3.10", "3.41", "3.49", "3.52", "term-dpa", "term-uk-gdpr"),
        steps=("identifiable", "share-not-confidential"),
    ),
    Change(
        id="lawful-basis",
        touches="Everyone",
        was="Disclosing sensitive personal data needs a “legitimate basis”.",
        now="To share any personal information you now need a lawful basis (UK GDPR, Article 6). "
        "For special category data, such as health, you need a condition from Article 9 as well. "
        "Consent is not the only way to meet either.",
        effective="25 May 2018",
        source="ico.org.uk, pages on the lawful basis",
        checked="2026-11-22",
        verified=True,
        paragraphs=("rule-4", "2.2", "2.3", "3.5", "3.38", "term-lawful-basis"),
        steps=("share-not-confidential", "share-public-interest", "share-limited"),
    ),
    Change(
        id="safeguarding-condition",
        touches="Everyone",
        was="The protocol names no condition for sharing sensitive personal data in order to safeguard someone.",
        now="The Data Protection Act 2018 has a condition for safeguarding (Schedule 1, paragraph 18). "
        "It lets you share special category data, such as health, without consent to safeguard a child or a person at "
        "risk. "
        "It has terms of its own, so check them, or ask whoever advises you on data protection.",
        effective="2018",
        source="safeguardingchildren.stoke.gov.uk; farrer.co.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("2.2", "3.38", "term-special-category-data"),
        steps=("share-public-interest",),
    ),
    Change(
        id="recognised-legitimate-interest",
        touches="Everyone",
        was="The protocol does not go into the different grounds for sharing in data protection law.",
        now="There is a new lawful basis: a “recognised legitimate interest”. "
        "It covers safeguarding and crime, among other things. "
        "Public authorities are told to keep to their public task as their basis.",
        effective="5 February 2026",
        source="Data (Use and Access) Act 2025, section 70 and Schedule 4, and SI 2026/82, "
        "at crimeline.co.uk, scl.org and info-gov.uk; freevacy.com, 23 March 2026",
        checked="2026-11-23",
        verified=True,
        paragraphs=("3.5", "term-lawful-basis"),
    ),
    Change(
        id="special-category-data",
        touches="Everyone",
        was="“Sensitive information” is a list of eight matters, and offences are on it.",
        now="The law now calls sensitive data “special category data”. "
        "It now also covers genetic data, biometric data and sexual orientation. "
        "Data on crimes has rules of its own (UK GDPR, Article 10).",
        effective="25 May 2018",
        source="ico.org.uk, what is special category data; urmconsulting.com",
        checked="2026-11-22",
        verified=True,
        paragraphs=("3.41", "term-sensitive-information", "term-special-category-data"),
    ),
    Change(
        id="personal-data",
        touches="Everyone",
        was="The meaning of “personal data” depends on what the data controller holds or is likely to get.",
        now="Data is now personal if it is about a living person and someone can tell, or find out, who that is.",
        effective="25 May 2018",
        source="urmconsulting.com",
        checked="2026-11-22",
        verified=True,
        paragraphs=("3.10", "term-personal-data"),
    ),
    Change(
        id="golden-rules",
        touches="Everyone",
        was="The seven golden rules are those of about 2008.",
        now="The golden rules came out again in 2015, 2018 and 2024. "
        "Those of 2015 and, as far as we could see, of 2018 were much the same, with human rights law and then the "
        "GDPR added. "
        "Those of 2024 are a new set, about children only; we found no new set for adults.",
        effective="2015, 2018 and 2024",
        source="2015: devon.gov.uk; 2018: blossomingbuddies, sefton, rules 1, 2 and 4; 2024: cooklawyers.co.uk, "
        "ecp-limited-blogs, plymouthscb.co.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("2.9",),
    ),
    Change(
        id="government-guidance",
        touches="Everyone",
        was="The protocol builds on HM Government’s guidance of 2006 and 2008.",
        now="HM Government’s guidance of 2008, which replaced that of 2006, has been withdrawn. "
        "Advice for people who safeguard children replaced it in 2015, 2018 and 2024 (19 April, corrected on 1 May). "
        "The guide to legal issues that the protocol points to came out with the guidance of 2008; "
        "we could not confirm what became of it.",
        effective="26 March 2015, July 2018 and 19 April 2024",
        source="vdocuments.site; childprotectionuk.co.uk; a copy of the 2018 advice at coopacademies.co.uk; "
        "mills-reeve.com",
        checked="2026-11-22",
        verified=True,
        paragraphs=("1.5", "2.9", "3.5", "3.41", "3.52"),
    ),
    Change(
        id="domestic-abuse",
        touches="Everyone",
        was="The protocol covers domestic abuse and does not define it.",
        now="The Domestic Abuse Act 2021 says what domestic abuse is. "
        "A child who sees or hears the abuse, or feels its effects, is now a victim in their own right, "
        "if related to the abuser or to the person abused.",
        effective="31 January 2022, for children as victims",
        source="Domestic Abuse Act 2021, sections 1 and 3, at familylawweek.co.uk, vlex and tmbc.gov.uk",
        checked="2026-11-23",
        verified=True,
        paragraphs=("1.1", "2.2", "2.7", "term-domestic-abuse"),
        steps=("harm",),
    ),
    Change(
        id="information-commission",
        touches="Everyone",
        was="The Information Commissioner’s Office (ICO) is a source of advice, at www.ico.gov.uk.",
        now="The Information Commissioner’s Office (ICO) is now at ico.org.uk. "
        "It has a data sharing code of 2021, and its pages say that they are under review because of the Data (Use and "
        "Access) Act 2025. "
        "By law it is to become the Information Commission; we could not confirm that it has.",
        effective="5 October 2021, for the code",
        source="Data (Use and Access) Act 2025, sections 117 to 119, and SI 2026/386 "
        "(www.legislation.gov.uk/uksi/2026/386); iapp.org; cy.ico.org.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("3.45", "term-ico"),
    ),
    Change(
        id="local-partners",
        touches="Everyone",
        was="Three partners helped to make the protocol besides the Safeguarding Children Boards: the Bedfordshire "
        "Domestic Abuse Partnership, the Bedfordshire Sexual Violence Strategy Group and the Luton Community Safety "
        "Partnership.",
        now="We could not confirm what became of the partners on domestic abuse, sexual violence and community safety. "
        "Nor do we know what they are called today.",
        effective="not known",
        source="nothing found",
        checked="2026-11-22",
        verified=False,
        paragraphs=("2.8.1", "2.9", "term-da-partnership"),
    ),
    Change(
        id="outcomes",
        touches="Everyone",
        was="The outcomes of Every Child Matters and of Our Health, Our Care, Our Say are the measure of well-being.",
        now="We believe that Every Child Matters and Our Health, Our Care, Our Say are past policy. "
        "We also believe that five like outcomes for children are still in section 10 of the Children Act 2004, "
        "and that the Care Act 2014 has a duty on adults’ well-being. "
        "We could not confirm this.",
        effective="not known",
        source="general knowledge; only section 10 as first passed was read "
        "(www.legislation.gov.uk/ukpga/2004/31/part/2/crossheading/general/enacted)",
        checked="2026-11-23",
        verified=False,
        paragraphs=(
            "term-well-being",
            "term-poor-outcomes-for-children-and-young-people",
            "term-poor-outcomes-for-adults",
        ),
    ),
    # --- Children ---
    Change(
        id="duty-to-share",
        touches="Children",
        was="Unless the law or a court order requires you to share, the decision is left to your judgement.",
        now="Parliament has passed a new duty to share information about children. "
        "It was announced to start on 30 September 2026, and we could not confirm that it has started. "
        "Ask your safeguarding lead before you decide not to share about a child.",
        effective="Act passed on 29 April 2026; start of the duty not confirmed",
        source="Children’s Wellbeing and Schools Act 2026, sections 4 and 78, as passed "
        "(www.legislation.gov.uk/ukpga/2026/21/section/4/enacted and /section/78/enacted); "
        "escb.co.uk/news/govuk-information-sharing-duty",
        checked="2026-11-23",
        verified=True,
        paragraphs=("2.5", "3.1", "3.7", "3.8", "3.38", "3.43"),
        steps=("purpose", "challenge", "no-purpose", "do-not-share"),
    ),
    Change(
        id="duty-to-share-terms",
        touches="Children",
        was="The protocol knows no general duty to share information about children.",
        now="Once the new duty to share about children has started, those it binds must share with each other what "
        "they think is relevant to keeping a child safe, or to the child’s welfare. "
        "They need to only so far as they think that it may help the other’s work. "
        "The duty does not apply if they think that sharing would be “more detrimental to the child” than not sharing.",
        effective="Act passed on 29 April 2026; start of the duty not confirmed",
        source="Children Act 2004, section 16LA, as put in by the Children’s Wellbeing and Schools Act 2026, section 4 "
        "(www.legislation.gov.uk/ukpga/2026/21/section/4/enacted)",
        checked="2026-11-23",
        verified=True,
        paragraphs=("3.1", "3.7"),
        steps=("do-not-share",),
    ),
    Change(
        id="duty-to-share-bodies",
        touches="Children",
        was="The protocol does not say on whom a statutory duty to share may fall.",
        now="Once the new duty to share about children has started, it binds three kinds of body. "
        "They are those listed in section 11 of the Children Act 2004, designated childcare and education agencies, "
        "and those who provide services for either.",
        effective="Act passed on 29 April 2026; start of the duty not confirmed",
        source="Children Act 2004, section 16LA, as put in by the Children’s Wellbeing and Schools Act 2026, section 4 "
        "(www.legislation.gov.uk/ukpga/2026/21/section/4/enacted)",
        checked="2026-11-23",
        verified=True,
        paragraphs=("3.1", "3.7"),
    ),
    Change(
        id="duty-to-share-guidance",
        touches="Children",
        was="The protocol follows guidance that leaves sharing to your judgement.",
        now="Draft guidance on the new duty to share was open for comment from 2 June to 14 July 2026. "
        "We could not confirm that a final version is out.",
        effective="not known",
        source="escb.co.uk/news/govuk-information-sharing-duty; localgovernmentlawyer.co.uk",
        checked="2026-11-23",
        verified=True,
        paragraphs=("3.1",),
    ),
    Change(
        id="consent-not-default",
        touches="Children",
        was="Seeking consent should be the first option.",
        now="For children only, this has changed: the government’s 2024 advice says that you do not need consent to "
        "share personal information about a child or their family if a child is at risk, or there is a perceived risk "
        "of harm. "
        "You do need a lawful basis. "
        "The advice also says to engage with the child or carers and explain, wherever that is practicable and safe.",
        effective="19 April 2024",
        source="golden rules 2 and 3 of the Department for Education’s advice, at cooklawyers.co.uk and "
        "ecp-limited-blogs; mills-reeve.com",
        checked="2026-11-23",
        verified=True,
        paragraphs=("rule-2", "rule-4", "2.8.1", "3.17", "3.26", "3.38", "3.40-i"),
        steps=("whose-consent", "safe-to-ask", "consent"),
    ),
    Change(
        id="golden-rules-for-children",
        touches="Children",
        was="The seven golden rules are for children and adults alike.",
        now="In the golden rules of 2024, keeping a child safe comes before privacy. "
        "Where a child is at risk, or there is a perceived risk of harm, you need a lawful basis but not consent. "
        "The rules say to engage and explain, where that is practicable and safe; to seek advice promptly if you are "
        "unsure; to protect the identity of anyone whom an abuser might harm; to share only what is relevant and "
        "accurate, and only with those who have a role in keeping the child safe; and to record your reasons.",
        effective="19 April 2024",
        source="cooklawyers.co.uk; ecp-limited-blogs; plymouthscb.co.uk; only the opening words of rule 7 were seen",
        checked="2026-11-23",
        verified=True,
        paragraphs=("2.9",),
    ),
    Change(
        id="mandatory-reporting",
        touches="Children",
        was="The one example of a legal duty to share is telling environmental health services about certain diseases.",
        now="There may be a new duty to report child sexual abuse, under the Crime and Policing Act 2026. "
        "As a Bill, it told adults in certain work with children in England, such as teachers and healthcare staff, "
        "to report suspected child sex offences to the police or the council. "
        "We could not confirm the wording of the Act or that this duty has started, so ask your safeguarding lead.",
        effective="Act passed on 29 April 2026; start of the duty not confirmed",
        source="gov.uk, memorandum of 13 February 2026 on the Bill, and Circular 004/2026 of 29 June 2026 on the Act; "
        "learning.nspcc.org.uk",
        checked="2026-11-23",
        verified=False,
        paragraphs=("3.7", "3.8"),
        steps=("purpose",),
    ),
    Change(
        id="age-twelve",
        touches="Children",
        was="Children of 12 or over may generally be expected to understand enough to consent or refuse.",
        now="Treat the age of 12 as a rule of thumb from its time. "
        "As far as we know, the law sets no such age below 16, and each child’s understanding is judged on its own. "
        "We could not confirm this.",
        effective="not known",
        source="general knowledge",
        checked="2026-11-22",
        verified=False,
        paragraphs=("3.23",),
        steps=("whose-consent",),
    ),
    Change(
        id="gillick-and-fraser",
        touches="Children",
        was="Judging whether a child understands enough is often called applying the Fraser guidelines.",
        now="The test of whether a child under 16 understands enough is now called Gillick competence. "
        "The Fraser guidelines are kept for contraception and sexual health. "
        "Since a court case of 2006 they also cover sexually transmitted infections and ending a pregnancy.",
        effective="1985 and 2006",
        source="nspcc.org.uk; a copy of a page of NSPCC Learning at issuu.com",
        checked="2026-11-23",
        verified=True,
        paragraphs=("3.25", "term-fraser-guidelines", "term-gillick-competence"),
    ),
    Change(
        id="safeguarding-partners",
        touches="Children",
        was="Local Safeguarding Children Boards bring the agencies together, give advice and set the procedures.",
        now="Local Safeguarding Children Boards had ended by 29 September 2019, and safeguarding partners took over. "
        "Today the partners are the council, the NHS integrated care board and the police. "
        "Each of Bedford Borough, Central Bedfordshire and Luton now has a Safeguarding Children Partnership.",
        effective="by 29 September 2019",
        source="bevanbrittan.com, 2018, on the Children and Social Work Act 2017; local.gov.uk; "
        "safeguardingbedfordshire.org.uk; lutonlscb.org.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("2.4", "2.5", "2.8.1", "2.9", "3.45", "3.46", "term-lscb", "term-safeguarding-partners"),
    ),
    Change(
        id="local-procedures",
        touches="Children",
        was="Refer concerns in line with the boards’ child protection procedures.",
        now="The local procedures are now online: look for the Pan Bedfordshire procedures. "
        "They have chapters on sharing information and on consent.",
        effective="the chapter on information sharing was revised in November 2024",
        source="bedfordscb.proceduresonline.com, contents and the chapter on information sharing",
        checked="2026-11-22",
        verified=True,
        paragraphs=("2.5", "3.6", "3.46"),
    ),
    Change(
        id="consistent-identifier",
        touches="Children",
        was="The protocol has no common number for a child.",
        now="Section 16LC of the Children Act 2004 lets the government set a “consistent identifier” for children, "
        "such as a number. "
        "Designated bodies would have to put it with the information they handle about a child. "
        "We could not confirm that any has been set.",
        effective="not known",
        source="Children Act 2004, section 16LC (www.legislation.gov.uk/ukpga/2004/31/section/16LC)",
        checked="2026-11-23",
        verified=True,
        paragraphs=("3.49",),
    ),
    Change(
        id="working-together",
        touches="Children",
        was="The protocol cites Working Together to Safeguard Children of 2006 and 2010.",
        now="Working Together has had new editions several times: in 2013, 2015, 2018, 2023 and 2026. "
        "We could not confirm the day of the 2026 edition.",
        effective="2026, for the newest edition",
        source="lexology.com; procedures.org.uk; independentsafeguardingservice.org; "
        "warringtonsafeguardingpartnerships.org.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("term-significant-harm",),
    ),
    Change(
        id="serious-case-reviews",
        touches="Children",
        was="The protocol speaks of serious case reviews.",
        now="Serious case reviews have ended. "
        "There are now local child safeguarding practice reviews, and a national Panel.",
        effective="2018 to 29 September 2019",
        source="e-safetysupport.com; NSPCC",
        checked="2026-11-22",
        verified=True,
        paragraphs=("1.4", "term-serious-case-review"),
    ),
    Change(
        id="single-assessment",
        touches="Children",
        was="Initial assessments and core assessments are examples of documents to share.",
        now="Initial and core assessments have given way to a single one, to be done within 45 working days.",
        effective="15 April 2013",
        source="lexology.com",
        checked="2026-11-22",
        verified=True,
        paragraphs=("3.40-i", "term-initial-assessment"),
    ),
    Change(
        id="early-help",
        touches="Children",
        was="Two cases use the Common Assessment Framework (CAF).",
        now="Many areas, Bedfordshire among them, now have an Early Help Assessment in place of the CAF. "
        "Working Together 2026 speaks of “Family Help”.",
        effective="from 2013, area by area",
        source="bedfordscb.proceduresonline.com, contents; a Cambridgeshire page at barneysclub.co.uk; "
        "communityvision.org.uk",
        checked="2026-11-22",
        verified=True,
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
        source="everychildmatters.gov.uk; teachingexpertise.com; safeguarding.wales; rightdecisions.scot.nhs.uk",
        checked="2026-11-23",
        verified=True,
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
        source="connexionsbirmingham.blogspot.com; publications.parliament.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("term-connexions",),
    ),
    # --- Adults ---
    Change(
        id="care-act",
        touches="Adults",
        was="The protocol goes by No Secrets (2000), on vulnerable adults.",
        now="The Care Act 2014 and its guidance took the place of No Secrets. "
        "Section 42 is about an adult with needs for care and support who is at risk of abuse or neglect, or is "
        "suffering it, and cannot protect themself because of those needs.",
        effective="April 2015",
        source="Care Act 2014, section 42 (www.legislation.gov.uk/ukpga/2014/23/part/1/crossheading/"
        "safeguarding-adults-at-risk-of-abuse-or-neglect); studylib.net",
        checked="2026-11-23",
        verified=True,
        paragraphs=("term-vulnerable-adult", "term-adult-with-care-and-support-needs"),
    ),
    Change(
        id="safeguarding-adults-boards",
        touches="Adults",
        was="The Local Safeguarding Adults Board is a source of advice.",
        now="By law, every area must now have a Safeguarding Adults Board. "
        "If the Board asks you for information, you must supply it where the conditions in section 45 of the Care Act "
        "2014 are met.",
        effective="April 2015",
        source="Care Act 2014, sections 43 and 45 (www.legislation.gov.uk/ukpga/2014/23/part/1/crossheading/"
        "safeguarding-adults-at-risk-of-abuse-or-neglect, and crimeline.co.uk); studylib.net",
        checked="2026-11-23",
        verified=True,
        paragraphs=("3.7", "3.45", "term-local-safeguarding-adults-board"),
    ),
    Change(
        id="mental-capacity-code",
        touches="Adults",
        was="Follow the Mental Capacity Act 2005 Code of Practice, which dates from 2007.",
        now="When we looked, the Mental Capacity Act and its Code of 2007 still held. "
        "A new Code was drafted in 2022 but not finished, and a new consultation was promised for the first half of "
        "2026. We could not confirm what came of it, so check which Code is in force.",
        effective="not known",
        source="gov.uk, the consultation on the Code; bevanbrittan.com, 23 October 2025",
        checked="2026-11-22",
        verified=True,
        paragraphs=("3.31", "3.34", "3.35", "term-mental-capacity-act"),
        steps=("best-interests",),
    ),
    # --- Health ---
    Change(
        id="gmc-protecting-children",
        touches="Health",
        was="The protocol quotes GMC guidance of 2007 and 2009.",
        now="If you are a doctor: the GMC has since published Protecting children and young people. "
        "Its threshold is lower than the protocol’s. "
        "Tell an appropriate agency promptly; you need not be certain that a child is at risk of significant harm "
        "(paragraph 32).",
        effective="3 September 2012",
        source="gmc-uk.org, Protecting children and young people; gponline.com for the date",
        checked="2026-11-23",
        verified=True,
        paragraphs=("4.2", "4.6", "4.9"),
        steps=("harm",),
    ),
    Change(
        id="gmc-confidentiality",
        touches="Health",
        was="The GMC’s guidance is Confidentiality (2009).",
        now="The GMC’s guidance of 2009 has been replaced. "
        "Look for Confidentiality: good practice in handling patient information.",
        effective="25 April 2017, with later edits",
        source="gmc-uk.org; hempsons.co.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("4.1", "4.2"),
    ),
    Change(
        id="gmc-young-people",
        touches="Health",
        was="The GMC’s guidance on young patients is that of 2007.",
        now="The GMC’s guidance, 0–18 years: guidance for all doctors, has been updated. "
        "Check the words quoted here against it.",
        effective="8 April 2018",
        source="a copy of the guidance at docslib.org/doc/12902534",
        checked="2026-11-22",
        verified=True,
        paragraphs=("4.1", "4.6", "4.7", "4.8", "4.9", "4.10"),
    ),
    Change(
        id="nmc-code",
        touches="Health",
        was="The NMC’s code is that of 2008.",
        now="The NMC’s code of 2008 has been replaced by the Code of 2015, updated in 2018. "
        "Section 5 is on privacy and confidentiality.",
        effective="31 March 2015",
        source="lexology.com; the NHS Safeguarding app",
        checked="2026-11-22",
        verified=True,
        paragraphs=("4.11", "term-nmc"),
    ),
    Change(
        id="caldicott",
        touches="Health",
        was="Caldicott Guardians are found in the NHS and councils.",
        now="Guidance of 2021 widened the list of bodies that must have a Caldicott Guardian. "
        "There are now eight Caldicott principles, since December 2020.",
        effective="2020 and 2021, to be followed by 30 June 2023",
        source="ukcgc.uk; dacbeachcroft.com",
        checked="2026-11-22",
        verified=True,
        paragraphs=("2.5", "3.45", "term-caldicott-guardian"),
    ),
    Change(
        id="fax",
        touches="Health",
        was="Make sure that the right person is there to take a fax.",
        now="The NHS was told to stop using fax machines by 31 March 2020.",
        effective="31 March 2020",
        source="managementinpractice.com; pulsetoday.co.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("3.49",),
    ),
    # --- Police and youth justice ---
    Change(
        id="crime-and-disorder-act",
        touches="Police and youth justice",
        was="In case 5, agencies share under section 115 of the Crime and Disorder Act 1998.",
        now="Section 115 still holds, with changes. It gives a power to share, not a duty. "
        "We could not confirm which bodies are on its list today.",
        effective="not known",
        source="cps.gov.uk, text of the section; pages of the Sefton and St Helens partnerships",
        checked="2026-11-22",
        verified=True,
        paragraphs=("term-jag",),
    ),
    Change(
        id="youth-offending-service",
        touches="Police and youth justice",
        was="Case 4 speaks of the youth offending service (YOS).",
        now="The Crime and Disorder Act still says “youth offending team”. "
        "We believe that most are now called youth justice services, but could not confirm it.",
        effective="not known",
        source="Crime and Disorder Act 1998, section 39 (www.legislation.gov.uk/ukpga/1998/37/section/39); "
        "general knowledge for the name",
        checked="2026-11-23",
        verified=False,
        paragraphs=("term-yos",),
    ),
    Change(
        id="reprimand",
        touches="Police and youth justice",
        was="In case 4, the police issue a Reprimand.",
        now="Reprimands have been abolished. There are youth cautions and youth conditional cautions.",
        effective="8 April 2013",
        source="Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 135, and SI 2013/453, article 4, "
        "at legislation.gov.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("term-reprimand",),
    ),
    Change(
        id="anti-social-behaviour-order",
        touches="Police and youth justice",
        was="Case 5 mentions an Anti-Social Behaviour Order (ASBO).",
        now="ASBOs have ended in England and Wales. Criminal behaviour orders and civil injunctions took their place.",
        effective="20 October 2014 for criminal behaviour orders, 23 March 2015 for injunctions",
        source="copies of the Wikipedia article, such as worddisk.com; yjlc.uk",
        checked="2026-11-23",
        verified=True,
        paragraphs=("term-anti-social-behaviour-order",),
    ),
    Change(
        id="mappa",
        touches="Police and youth justice",
        was="The list of key sources has MAPPA guidance of 2007.",
        now="MAPPA goes on. Its guidance has been revised many times; the newest we saw named is of August 2024.",
        effective="August 2024, for the newest guidance seen",
        source="mentalhealthlaw.co.uk",
        checked="2026-11-22",
        verified=True,
        paragraphs=("term-mappa",),
    ),
    Change(
        id="marac",
        touches="Police and youth justice",
        was="MARAC toolkits come from CAADA.",
        now="MARACs still meet. CAADA is now called SafeLives, and the toolkits come from there.",
        effective="25 February 2015",
        source="safelives.org.uk; a blog post of February 2015",
        checked="2026-11-22",
        verified=True,
        paragraphs=("term-marac",),
    ),
)
"""Everything that has changed since, in the order of `GROUPS`."""
