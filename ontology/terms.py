"""The terms of the ontology as full IRIs. Made by ``python -m comity.ontology.generate``; do not edit."""

NS = "https://w3id.org/comity/ns#"

ActKind = "https://w3id.org/comity/ns#ActKind"
ActivityLink = "https://w3id.org/comity/ns#ActivityLink"
ActivityStatus = "https://w3id.org/comity/ns#ActivityStatus"
Actor = "https://w3id.org/comity/ns#Actor"
Agreement = "https://w3id.org/comity/ns#Agreement"
AgreementStatus = "https://w3id.org/comity/ns#AgreementStatus"
AgreementStatusPeriod = "https://w3id.org/comity/ns#AgreementStatusPeriod"
AidActivity = "https://w3id.org/comity/ns#AidActivity"
AidStatistic = "https://w3id.org/comity/ns#AidStatistic"
BodyMeeting = "https://w3id.org/comity/ns#BodyMeeting"
BodyStatus = "https://w3id.org/comity/ns#BodyStatus"
BoundInterval = "https://w3id.org/comity/ns#BoundInterval"
CitedDocument = "https://w3id.org/comity/ns#CitedDocument"
Claim = "https://w3id.org/comity/ns#Claim"
CommitmentKind = "https://w3id.org/comity/ns#CommitmentKind"
Company = "https://w3id.org/comity/ns#Company"
Conflict = "https://w3id.org/comity/ns#Conflict"
Contract = "https://w3id.org/comity/ns#Contract"
CooperationProgramme = "https://w3id.org/comity/ns#CooperationProgramme"
CountedSum = "https://w3id.org/comity/ns#CountedSum"
Country = "https://w3id.org/comity/ns#Country"
CountryGroup = "https://w3id.org/comity/ns#CountryGroup"
Derivation = "https://w3id.org/comity/ns#Derivation"
Domain = "https://w3id.org/comity/ns#Domain"
Event = "https://w3id.org/comity/ns#Event"
ExchangeRate = "https://w3id.org/comity/ns#ExchangeRate"
Extraction = "https://w3id.org/comity/ns#Extraction"
Extractor = "https://w3id.org/comity/ns#Extractor"
FinancialFlow = "https://w3id.org/comity/ns#FinancialFlow"
FlowKind = "https://w3id.org/comity/ns#FlowKind"
Frequency = "https://w3id.org/comity/ns#Frequency"
GovernmentAgency = "https://w3id.org/comity/ns#GovernmentAgency"
Grade = "https://w3id.org/comity/ns#Grade"
GrantAgreement = "https://w3id.org/comity/ns#GrantAgreement"
GroupMembership = "https://w3id.org/comity/ns#GroupMembership"
HealthFacility = "https://w3id.org/comity/ns#HealthFacility"
HistoricalCountry = "https://w3id.org/comity/ns#HistoricalCountry"
InForceInterval = "https://w3id.org/comity/ns#InForceInterval"
InternationalOrganisation = "https://w3id.org/comity/ns#InternationalOrganisation"
JointBody = "https://w3id.org/comity/ns#JointBody"
JointDeclaration = "https://w3id.org/comity/ns#JointDeclaration"
Judgement = "https://w3id.org/comity/ns#Judgement"
JudgementKind = "https://w3id.org/comity/ns#JudgementKind"
LetterOfIntent = "https://w3id.org/comity/ns#LetterOfIntent"
Meeting = "https://w3id.org/comity/ns#Meeting"
MemorandumOfUnderstanding = "https://w3id.org/comity/ns#MemorandumOfUnderstanding"
Ministry = "https://w3id.org/comity/ns#Ministry"
Organisation = "https://w3id.org/comity/ns#Organisation"
Participation = "https://w3id.org/comity/ns#Participation"
Passage = "https://w3id.org/comity/ns#Passage"
Person = "https://w3id.org/comity/ns#Person"
Post = "https://w3id.org/comity/ns#Post"
Protocol = "https://w3id.org/comity/ns#Protocol"
Provision = "https://w3id.org/comity/ns#Provision"
RegulatoryAuthority = "https://w3id.org/comity/ns#RegulatoryAuthority"
ResearchInstitution = "https://w3id.org/comity/ns#ResearchInstitution"
ReviewState = "https://w3id.org/comity/ns#ReviewState"
Role = "https://w3id.org/comity/ns#Role"
Rule = "https://w3id.org/comity/ns#Rule"
Share = "https://w3id.org/comity/ns#Share"
SigningEvent = "https://w3id.org/comity/ns#SigningEvent"
Source = "https://w3id.org/comity/ns#Source"
StateVisit = "https://w3id.org/comity/ns#StateVisit"
Strategy = "https://w3id.org/comity/ns#Strategy"
Tenure = "https://w3id.org/comity/ns#Tenure"
Tie = "https://w3id.org/comity/ns#Tie"
Treaty = "https://w3id.org/comity/ns#Treaty"
TreatyAct = "https://w3id.org/comity/ns#TreatyAct"
UnlistedCountry = "https://w3id.org/comity/ns#UnlistedCountry"
Visit = "https://w3id.org/comity/ns#Visit"
WHORegion = "https://w3id.org/comity/ns#WHORegion"

about = "https://w3id.org/comity/ns#about"
accountable = "https://w3id.org/comity/ns#accountable"
acronym = "https://w3id.org/comity/ns#acronym"
act = "https://w3id.org/comity/ns#act"
actKind = "https://w3id.org/comity/ns#actKind"
actText = "https://w3id.org/comity/ns#actText"
actedOn = "https://w3id.org/comity/ns#actedOn"
actedOnAsWritten = "https://w3id.org/comity/ns#actedOnAsWritten"
actedOnEarliest = "https://w3id.org/comity/ns#actedOnEarliest"
actedOnLatest = "https://w3id.org/comity/ns#actedOnLatest"
activityDocument = "https://w3id.org/comity/ns#activityDocument"
activityStatus = "https://w3id.org/comity/ns#activityStatus"
activityTag = "https://w3id.org/comity/ns#activityTag"
adoptedOn = "https://w3id.org/comity/ns#adoptedOn"
adoptedOnAsWritten = "https://w3id.org/comity/ns#adoptedOnAsWritten"
adoptedOnEarliest = "https://w3id.org/comity/ns#adoptedOnEarliest"
adoptedOnLatest = "https://w3id.org/comity/ns#adoptedOnLatest"
agreementCount = "https://w3id.org/comity/ns#agreementCount"
amends = "https://w3id.org/comity/ns#amends"
amongDomains = "https://w3id.org/comity/ns#amongDomains"
amongProviders = "https://w3id.org/comity/ns#amongProviders"
amongRecipients = "https://w3id.org/comity/ns#amongRecipients"
amount = "https://w3id.org/comity/ns#amount"
announcedOn = "https://w3id.org/comity/ns#announcedOn"
announcedOnAsWritten = "https://w3id.org/comity/ns#announcedOnAsWritten"
announcedOnEarliest = "https://w3id.org/comity/ns#announcedOnEarliest"
announcedOnLatest = "https://w3id.org/comity/ns#announcedOnLatest"
approvedOn = "https://w3id.org/comity/ns#approvedOn"
approvedOnAsWritten = "https://w3id.org/comity/ns#approvedOnAsWritten"
approvedOnEarliest = "https://w3id.org/comity/ns#approvedOnEarliest"
approvedOnLatest = "https://w3id.org/comity/ns#approvedOnLatest"
areaText = "https://w3id.org/comity/ns#areaText"
articleNumber = "https://w3id.org/comity/ns#articleNumber"
associatedExtractor = "https://w3id.org/comity/ns#associatedExtractor"
attestedOn = "https://w3id.org/comity/ns#attestedOn"
attestedOnAsWritten = "https://w3id.org/comity/ns#attestedOnAsWritten"
attestedOnEarliest = "https://w3id.org/comity/ns#attestedOnEarliest"
attestedOnLatest = "https://w3id.org/comity/ns#attestedOnLatest"
attributedTo = "https://w3id.org/comity/ns#attributedTo"
authenticLanguage = "https://w3id.org/comity/ns#authenticLanguage"
autoRenewal = "https://w3id.org/comity/ns#autoRenewal"
beneficiaryGroup = "https://w3id.org/comity/ns#beneficiaryGroup"
bodyMember = "https://w3id.org/comity/ns#bodyMember"
bodyStatus = "https://w3id.org/comity/ns#bodyStatus"
boundAct = "https://w3id.org/comity/ns#boundAct"
boundActor = "https://w3id.org/comity/ns#boundActor"
boundTo = "https://w3id.org/comity/ns#boundTo"
budgetStatus = "https://w3id.org/comity/ns#budgetStatus"
budgetType = "https://w3id.org/comity/ns#budgetType"
buildsOn = "https://w3id.org/comity/ns#buildsOn"
buildsOnText = "https://w3id.org/comity/ns#buildsOnText"
canonical = "https://w3id.org/comity/ns#canonical"
channelCode = "https://w3id.org/comity/ns#channelCode"
channelText = "https://w3id.org/comity/ns#channelText"
charEnd = "https://w3id.org/comity/ns#charEnd"
charStart = "https://w3id.org/comity/ns#charStart"
childIdentifier = "https://w3id.org/comity/ns#childIdentifier"
citedFrom = "https://w3id.org/comity/ns#citedFrom"
cites = "https://w3id.org/comity/ns#cites"
claimObject = "https://w3id.org/comity/ns#claimObject"
claimPredicate = "https://w3id.org/comity/ns#claimPredicate"
claimSubject = "https://w3id.org/comity/ns#claimSubject"
claimValue = "https://w3id.org/comity/ns#claimValue"
coFundedIdentifier = "https://w3id.org/comity/ns#coFundedIdentifier"
commitmentKind = "https://w3id.org/comity/ns#commitmentKind"
complements = "https://w3id.org/comity/ns#complements"
concerns = "https://w3id.org/comity/ns#concerns"
confidence = "https://w3id.org/comity/ns#confidence"
correctedValue = "https://w3id.org/comity/ns#correctedValue"
corrects = "https://w3id.org/comity/ns#corrects"
countedInstead = "https://w3id.org/comity/ns#countedInstead"
countryPartyCount = "https://w3id.org/comity/ns#countryPartyCount"
currency = "https://w3id.org/comity/ns#currency"
dacCode = "https://w3id.org/comity/ns#dacCode"
decides = "https://w3id.org/comity/ns#decides"
depositary = "https://w3id.org/comity/ns#depositary"
derivedFrom = "https://w3id.org/comity/ns#derivedFrom"
documentOf = "https://w3id.org/comity/ns#documentOf"
duration = "https://w3id.org/comity/ns#duration"
during = "https://w3id.org/comity/ns#during"
endsOn = "https://w3id.org/comity/ns#endsOn"
endsOnAsWritten = "https://w3id.org/comity/ns#endsOnAsWritten"
endsOnEarliest = "https://w3id.org/comity/ns#endsOnEarliest"
endsOnLatest = "https://w3id.org/comity/ns#endsOnLatest"
entryDelay = "https://w3id.org/comity/ns#entryDelay"
establishedBy = "https://w3id.org/comity/ns#establishedBy"
establishes = "https://w3id.org/comity/ns#establishes"
eventDuration = "https://w3id.org/comity/ns#eventDuration"
eventParticipant = "https://w3id.org/comity/ns#eventParticipant"
evidence = "https://w3id.org/comity/ns#evidence"
expiresOn = "https://w3id.org/comity/ns#expiresOn"
expiresOnAsWritten = "https://w3id.org/comity/ns#expiresOnAsWritten"
expiresOnEarliest = "https://w3id.org/comity/ns#expiresOnEarliest"
expiresOnLatest = "https://w3id.org/comity/ns#expiresOnLatest"
extending = "https://w3id.org/comity/ns#extending"
extractedBy = "https://w3id.org/comity/ns#extractedBy"
extractedIn = "https://w3id.org/comity/ns#extractedIn"
firstDay = "https://w3id.org/comity/ns#firstDay"
firstSince = "https://w3id.org/comity/ns#firstSince"
flow = "https://w3id.org/comity/ns#flow"
flowDate = "https://w3id.org/comity/ns#flowDate"
flowDateAsWritten = "https://w3id.org/comity/ns#flowDateAsWritten"
flowDateEarliest = "https://w3id.org/comity/ns#flowDateEarliest"
flowDateLatest = "https://w3id.org/comity/ns#flowDateLatest"
flowKind = "https://w3id.org/comity/ns#flowKind"
flowSide = "https://w3id.org/comity/ns#flowSide"
flowType = "https://w3id.org/comity/ns#flowType"
flowUntil = "https://w3id.org/comity/ns#flowUntil"
flowUntilAsWritten = "https://w3id.org/comity/ns#flowUntilAsWritten"
flowUntilEarliest = "https://w3id.org/comity/ns#flowUntilEarliest"
flowUntilLatest = "https://w3id.org/comity/ns#flowUntilLatest"
fromPassage = "https://w3id.org/comity/ns#fromPassage"
grade = "https://w3id.org/comity/ns#grade"
group = "https://w3id.org/comity/ns#group"
hasOfficialCode = "https://w3id.org/comity/ns#hasOfficialCode"
hasStatus = "https://w3id.org/comity/ns#hasStatus"
heldBy = "https://w3id.org/comity/ns#heldBy"
hierarchyLevel = "https://w3id.org/comity/ns#hierarchyLevel"
holder = "https://w3id.org/comity/ns#holder"
holdsPost = "https://w3id.org/comity/ns#holdsPost"
hostCountry = "https://w3id.org/comity/ns#hostCountry"
hostedBy = "https://w3id.org/comity/ns#hostedBy"
hostsAlternate = "https://w3id.org/comity/ns#hostsAlternate"
humanitarianScope = "https://w3id.org/comity/ns#humanitarianScope"
identifier = "https://w3id.org/comity/ns#identifier"
implementer = "https://w3id.org/comity/ns#implementer"
implements = "https://w3id.org/comity/ns#implements"
inCountry = "https://w3id.org/comity/ns#inCountry"
inEveryText = "https://w3id.org/comity/ns#inEveryText"
inForceFrom = "https://w3id.org/comity/ns#inForceFrom"
inForceFromAsWritten = "https://w3id.org/comity/ns#inForceFromAsWritten"
inForceFromEarliest = "https://w3id.org/comity/ns#inForceFromEarliest"
inForceFromLatest = "https://w3id.org/comity/ns#inForceFromLatest"
inSource = "https://w3id.org/comity/ns#inSource"
inYear = "https://w3id.org/comity/ns#inYear"
isAggregate = "https://w3id.org/comity/ns#isAggregate"
isBinding = "https://w3id.org/comity/ns#isBinding"
isHumanitarian = "https://w3id.org/comity/ns#isHumanitarian"
isOfficial = "https://w3id.org/comity/ns#isOfficial"
iso2 = "https://w3id.org/comity/ns#iso2"
iso3 = "https://w3id.org/comity/ns#iso3"
iso4 = "https://w3id.org/comity/ns#iso4"
isoNumeric = "https://w3id.org/comity/ns#isoNumeric"
judgedBy = "https://w3id.org/comity/ns#judgedBy"
judgedFact = "https://w3id.org/comity/ns#judgedFact"
judgedInTurn = "https://w3id.org/comity/ns#judgedInTurn"
judgedOn = "https://w3id.org/comity/ns#judgedOn"
judgedQuote = "https://w3id.org/comity/ns#judgedQuote"
judgedSentence = "https://w3id.org/comity/ns#judgedSentence"
judgedThing = "https://w3id.org/comity/ns#judgedThing"
judgedThingQuote = "https://w3id.org/comity/ns#judgedThingQuote"
judgedThingSentence = "https://w3id.org/comity/ns#judgedThingSentence"
judgedValue = "https://w3id.org/comity/ns#judgedValue"
judgementKind = "https://w3id.org/comity/ns#judgementKind"
jurisdiction = "https://w3id.org/comity/ns#jurisdiction"
keptIn = "https://w3id.org/comity/ns#keptIn"
language = "https://w3id.org/comity/ns#language"
lastDay = "https://w3id.org/comity/ns#lastDay"
lastKnownStatus = "https://w3id.org/comity/ns#lastKnownStatus"
lastKnownStatusOn = "https://w3id.org/comity/ns#lastKnownStatusOn"
lastKnownStatusOnAsWritten = "https://w3id.org/comity/ns#lastKnownStatusOnAsWritten"
lastKnownStatusOnEarliest = "https://w3id.org/comity/ns#lastKnownStatusOnEarliest"
lastKnownStatusOnLatest = "https://w3id.org/comity/ns#lastKnownStatusOnLatest"
lastMeetingOn = "https://w3id.org/comity/ns#lastMeetingOn"
leastConfidence = "https://w3id.org/comity/ns#leastConfidence"
leftOutOfTotals = "https://w3id.org/comity/ns#leftOutOfTotals"
licence = "https://w3id.org/comity/ns#licence"
linkedAgreement = "https://w3id.org/comity/ns#linkedAgreement"
loaderName = "https://w3id.org/comity/ns#loaderName"
loaderVersion = "https://w3id.org/comity/ns#loaderVersion"
locatorFile = "https://w3id.org/comity/ns#locatorFile"
locatorIdentifier = "https://w3id.org/comity/ns#locatorIdentifier"
locatorLine = "https://w3id.org/comity/ns#locatorLine"
m49 = "https://w3id.org/comity/ns#m49"
mandate = "https://w3id.org/comity/ns#mandate"
maximumCountryParties = "https://w3id.org/comity/ns#maximumCountryParties"
meetingFrequency = "https://w3id.org/comity/ns#meetingFrequency"
meetingInterval = "https://w3id.org/comity/ns#meetingInterval"
meetingText = "https://w3id.org/comity/ns#meetingText"
meetingsPerYear = "https://w3id.org/comity/ns#meetingsPerYear"
member = "https://w3id.org/comity/ns#member"
memberOf = "https://w3id.org/comity/ns#memberOf"
nextHost = "https://w3id.org/comity/ns#nextHost"
nextMeetingDue = "https://w3id.org/comity/ns#nextMeetingDue"
notObjective = "https://w3id.org/comity/ns#notObjective"
noticePeriod = "https://w3id.org/comity/ns#noticePeriod"
ofActivity = "https://w3id.org/comity/ns#ofActivity"
ofAgreement = "https://w3id.org/comity/ns#ofAgreement"
officialName = "https://w3id.org/comity/ns#officialName"
onBehalfOf = "https://w3id.org/comity/ns#onBehalfOf"
openTo = "https://w3id.org/comity/ns#openTo"
otherIdentifier = "https://w3id.org/comity/ns#otherIdentifier"
outcomeText = "https://w3id.org/comity/ns#outcomeText"
parentIdentifier = "https://w3id.org/comity/ns#parentIdentifier"
partOf = "https://w3id.org/comity/ns#partOf"
participant = "https://w3id.org/comity/ns#participant"
participation = "https://w3id.org/comity/ns#participation"
party = "https://w3id.org/comity/ns#party"
partyCountry = "https://w3id.org/comity/ns#partyCountry"
percentage = "https://w3id.org/comity/ns#percentage"
place = "https://w3id.org/comity/ns#place"
plannedEnd = "https://w3id.org/comity/ns#plannedEnd"
plannedEndAsWritten = "https://w3id.org/comity/ns#plannedEndAsWritten"
plannedEndEarliest = "https://w3id.org/comity/ns#plannedEndEarliest"
plannedEndLatest = "https://w3id.org/comity/ns#plannedEndLatest"
plannedStart = "https://w3id.org/comity/ns#plannedStart"
plannedStartAsWritten = "https://w3id.org/comity/ns#plannedStartAsWritten"
plannedStartEarliest = "https://w3id.org/comity/ns#plannedStartEarliest"
plannedStartLatest = "https://w3id.org/comity/ns#plannedStartLatest"
policyMarker = "https://w3id.org/comity/ns#policyMarker"
post = "https://w3id.org/comity/ns#post"
postIn = "https://w3id.org/comity/ns#postIn"
postOfCountry = "https://w3id.org/comity/ns#postOfCountry"
priceBasis = "https://w3id.org/comity/ns#priceBasis"
priceYear = "https://w3id.org/comity/ns#priceYear"
principalObjective = "https://w3id.org/comity/ns#principalObjective"
provider = "https://w3id.org/comity/ns#provider"
providerActivity = "https://w3id.org/comity/ns#providerActivity"
providerCountry = "https://w3id.org/comity/ns#providerCountry"
provision = "https://w3id.org/comity/ns#provision"
publishedOn = "https://w3id.org/comity/ns#publishedOn"
publishedOnAsWritten = "https://w3id.org/comity/ns#publishedOnAsWritten"
publishedOnEarliest = "https://w3id.org/comity/ns#publishedOnEarliest"
publishedOnLatest = "https://w3id.org/comity/ns#publishedOnLatest"
publisherCountry = "https://w3id.org/comity/ns#publisherCountry"
publisherName = "https://w3id.org/comity/ns#publisherName"
purposeText = "https://w3id.org/comity/ns#purposeText"
quote = "https://w3id.org/comity/ns#quote"
rateCurrency = "https://w3id.org/comity/ns#rateCurrency"
ratePeriod = "https://w3id.org/comity/ns#ratePeriod"
ratePeriodAsWritten = "https://w3id.org/comity/ns#ratePeriodAsWritten"
ratePeriodEarliest = "https://w3id.org/comity/ns#ratePeriodEarliest"
ratePeriodLatest = "https://w3id.org/comity/ns#ratePeriodLatest"
rateSource = "https://w3id.org/comity/ns#rateSource"
reason = "https://w3id.org/comity/ns#reason"
receiver = "https://w3id.org/comity/ns#receiver"
receiverActivity = "https://w3id.org/comity/ns#receiverActivity"
recipient = "https://w3id.org/comity/ns#recipient"
recipientRegion = "https://w3id.org/comity/ns#recipientRegion"
refersTo = "https://w3id.org/comity/ns#refersTo"
renewalPeriod = "https://w3id.org/comity/ns#renewalPeriod"
renewedOn = "https://w3id.org/comity/ns#renewedOn"
renewedOnAsWritten = "https://w3id.org/comity/ns#renewedOnAsWritten"
renewedOnEarliest = "https://w3id.org/comity/ns#renewedOnEarliest"
renewedOnLatest = "https://w3id.org/comity/ns#renewedOnLatest"
renews = "https://w3id.org/comity/ns#renews"
reportedAmount = "https://w3id.org/comity/ns#reportedAmount"
reportedBy = "https://w3id.org/comity/ns#reportedBy"
review = "https://w3id.org/comity/ns#review"
reviewState = "https://w3id.org/comity/ns#reviewState"
role = "https://w3id.org/comity/ns#role"
rule = "https://w3id.org/comity/ns#rule"
sdg = "https://w3id.org/comity/ns#sdg"
sectorCode = "https://w3id.org/comity/ns#sectorCode"
sectorOf = "https://w3id.org/comity/ns#sectorOf"
sectorText = "https://w3id.org/comity/ns#sectorText"
seenOn = "https://w3id.org/comity/ns#seenOn"
seenOnAsWritten = "https://w3id.org/comity/ns#seenOnAsWritten"
seenOnEarliest = "https://w3id.org/comity/ns#seenOnEarliest"
seenOnLatest = "https://w3id.org/comity/ns#seenOnLatest"
sentenceEnd = "https://w3id.org/comity/ns#sentenceEnd"
sentenceIndex = "https://w3id.org/comity/ns#sentenceIndex"
sentenceStart = "https://w3id.org/comity/ns#sentenceStart"
sentenceText = "https://w3id.org/comity/ns#sentenceText"
sessionNumber = "https://w3id.org/comity/ns#sessionNumber"
sha256 = "https://w3id.org/comity/ns#sha256"
share = "https://w3id.org/comity/ns#share"
siblingIdentifier = "https://w3id.org/comity/ns#siblingIdentifier"
signatory = "https://w3id.org/comity/ns#signatory"
signatoryPost = "https://w3id.org/comity/ns#signatoryPost"
signedBy = "https://w3id.org/comity/ns#signedBy"
signedOn = "https://w3id.org/comity/ns#signedOn"
signedOnAsWritten = "https://w3id.org/comity/ns#signedOnAsWritten"
signedOnEarliest = "https://w3id.org/comity/ns#signedOnEarliest"
signedOnLatest = "https://w3id.org/comity/ns#signedOnLatest"
significantObjective = "https://w3id.org/comity/ns#significantObjective"
signs = "https://w3id.org/comity/ns#signs"
speakerText = "https://w3id.org/comity/ns#speakerText"
startsOn = "https://w3id.org/comity/ns#startsOn"
startsOnAsWritten = "https://w3id.org/comity/ns#startsOnAsWritten"
startsOnEarliest = "https://w3id.org/comity/ns#startsOnEarliest"
startsOnLatest = "https://w3id.org/comity/ns#startsOnLatest"
statedBy = "https://w3id.org/comity/ns#statedBy"
statedText = "https://w3id.org/comity/ns#statedText"
statusPeriod = "https://w3id.org/comity/ns#statusPeriod"
successorOf = "https://w3id.org/comity/ns#successorOf"
supersedes = "https://w3id.org/comity/ns#supersedes"
supports = "https://w3id.org/comity/ns#supports"
supportsField = "https://w3id.org/comity/ns#supportsField"
terminatedOn = "https://w3id.org/comity/ns#terminatedOn"
terminatedOnAsWritten = "https://w3id.org/comity/ns#terminatedOnAsWritten"
terminatedOnEarliest = "https://w3id.org/comity/ns#terminatedOnEarliest"
terminatedOnLatest = "https://w3id.org/comity/ns#terminatedOnLatest"
textSha256 = "https://w3id.org/comity/ns#textSha256"
thirdPartyIdentifier = "https://w3id.org/comity/ns#thirdPartyIdentifier"
throughOrganisation = "https://w3id.org/comity/ns#throughOrganisation"
tieCountry = "https://w3id.org/comity/ns#tieCountry"
tieDomain = "https://w3id.org/comity/ns#tieDomain"
totalOver = "https://w3id.org/comity/ns#totalOver"
treatySeriesNumber = "https://w3id.org/comity/ns#treatySeriesNumber"
underAgreement = "https://w3id.org/comity/ns#underAgreement"
unitsPerDollar = "https://w3id.org/comity/ns#unitsPerDollar"
url = "https://w3id.org/comity/ns#url"
validFrom = "https://w3id.org/comity/ns#validFrom"
validFromAsWritten = "https://w3id.org/comity/ns#validFromAsWritten"
validFromEarliest = "https://w3id.org/comity/ns#validFromEarliest"
validFromLatest = "https://w3id.org/comity/ns#validFromLatest"
validUntil = "https://w3id.org/comity/ns#validUntil"
validUntilAsWritten = "https://w3id.org/comity/ns#validUntilAsWritten"
validUntilEarliest = "https://w3id.org/comity/ns#validUntilEarliest"
validUntilLatest = "https://w3id.org/comity/ns#validUntilLatest"
valueDate = "https://w3id.org/comity/ns#valueDate"
valueDateAsWritten = "https://w3id.org/comity/ns#valueDateAsWritten"
valueDateEarliest = "https://w3id.org/comity/ns#valueDateEarliest"
valueDateLatest = "https://w3id.org/comity/ns#valueDateLatest"
whoRegion = "https://w3id.org/comity/ns#whoRegion"
why = "https://w3id.org/comity/ns#why"
withdrawnOn = "https://w3id.org/comity/ns#withdrawnOn"
withinDomain = "https://w3id.org/comity/ns#withinDomain"

# Each date stands with three companions: Earliest, Latest and AsWritten.
DATES: tuple[str, ...] = (
    actedOn,
    adoptedOn,
    announcedOn,
    approvedOn,
    attestedOn,
    endsOn,
    expiresOn,
    flowDate,
    flowUntil,
    inForceFrom,
    lastKnownStatusOn,
    plannedEnd,
    plannedStart,
    publishedOn,
    ratePeriod,
    renewedOn,
    seenOn,
    signedOn,
    startsOn,
    terminatedOn,
    validFrom,
    validUntil,
    valueDate,
)

# Each class with its superclasses of this ontology, the nearest first.
SUPERCLASSES: dict[str, tuple[str, ...]] = {
    ActKind: (),
    ActivityLink: (),
    ActivityStatus: (),
    Actor: (),
    Agreement: (),
    AgreementStatus: (),
    AgreementStatusPeriod: (),
    AidActivity: (),
    AidStatistic: (FinancialFlow,),
    BodyMeeting: (Meeting, Event),
    BodyStatus: (),
    BoundInterval: (),
    CitedDocument: (),
    Claim: (),
    CommitmentKind: (),
    Company: (Organisation, Actor),
    Conflict: (Event,),
    Contract: (Agreement,),
    CooperationProgramme: (Agreement,),
    CountedSum: (),
    Country: (Actor,),
    CountryGroup: (Actor,),
    Derivation: (),
    Domain: (),
    Event: (),
    ExchangeRate: (),
    Extraction: (),
    Extractor: (),
    FinancialFlow: (),
    FlowKind: (),
    Frequency: (),
    GovernmentAgency: (Organisation, Actor),
    Grade: (),
    GrantAgreement: (Agreement,),
    GroupMembership: (),
    HealthFacility: (Organisation, Actor),
    HistoricalCountry: (Country, Actor),
    InForceInterval: (),
    InternationalOrganisation: (Organisation, Actor),
    JointBody: (Actor,),
    JointDeclaration: (Agreement,),
    Judgement: (),
    JudgementKind: (),
    LetterOfIntent: (Agreement,),
    Meeting: (Event,),
    MemorandumOfUnderstanding: (Agreement,),
    Ministry: (Organisation, Actor),
    Organisation: (Actor,),
    Participation: (),
    Passage: (),
    Person: (Actor,),
    Post: (),
    Protocol: (Treaty, Agreement),
    Provision: (),
    RegulatoryAuthority: (Organisation, Actor),
    ResearchInstitution: (Organisation, Actor),
    ReviewState: (),
    Role: (),
    Rule: (),
    Share: (),
    SigningEvent: (Event,),
    Source: (),
    StateVisit: (Visit, Event),
    Strategy: (Agreement,),
    Tenure: (),
    Tie: (),
    Treaty: (Agreement,),
    TreatyAct: (),
    UnlistedCountry: (Country, Actor),
    Visit: (Event,),
    WHORegion: (CountryGroup, Actor),
}

# The datatype of each property whose values are no plain strings; dates have those of their companions.
LITERALS: dict[str, str] = {
    acronym: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    actText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    actedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    actedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    adoptedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    adoptedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    agreementCount: "http://www.w3.org/2001/XMLSchema#integer",
    amount: "http://www.w3.org/2001/XMLSchema#decimal",
    announcedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    announcedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    approvedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    approvedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    attestedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    attestedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    autoRenewal: "http://www.w3.org/2001/XMLSchema#boolean",
    buildsOnText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    charEnd: "http://www.w3.org/2001/XMLSchema#integer",
    charStart: "http://www.w3.org/2001/XMLSchema#integer",
    confidence: "http://www.w3.org/2001/XMLSchema#decimal",
    countryPartyCount: "http://www.w3.org/2001/XMLSchema#integer",
    duration: "http://www.w3.org/2001/XMLSchema#duration",
    endsOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    endsOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    entryDelay: "http://www.w3.org/2001/XMLSchema#duration",
    eventDuration: "http://www.w3.org/2001/XMLSchema#duration",
    expiresOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    expiresOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    firstDay: "http://www.w3.org/2001/XMLSchema#date",
    flowDateEarliest: "http://www.w3.org/2001/XMLSchema#date",
    flowDateLatest: "http://www.w3.org/2001/XMLSchema#date",
    flowUntilEarliest: "http://www.w3.org/2001/XMLSchema#date",
    flowUntilLatest: "http://www.w3.org/2001/XMLSchema#date",
    hasOfficialCode: "http://www.w3.org/2001/XMLSchema#boolean",
    hierarchyLevel: "http://www.w3.org/2001/XMLSchema#integer",
    hostsAlternate: "http://www.w3.org/2001/XMLSchema#boolean",
    inEveryText: "http://www.w3.org/2001/XMLSchema#boolean",
    inForceFromEarliest: "http://www.w3.org/2001/XMLSchema#date",
    inForceFromLatest: "http://www.w3.org/2001/XMLSchema#date",
    inYear: "http://www.w3.org/2001/XMLSchema#integer",
    isAggregate: "http://www.w3.org/2001/XMLSchema#boolean",
    isBinding: "http://www.w3.org/2001/XMLSchema#boolean",
    isHumanitarian: "http://www.w3.org/2001/XMLSchema#boolean",
    isOfficial: "http://www.w3.org/2001/XMLSchema#boolean",
    judgedInTurn: "http://www.w3.org/2001/XMLSchema#integer",
    judgedOn: "http://www.w3.org/2001/XMLSchema#date",
    lastDay: "http://www.w3.org/2001/XMLSchema#date",
    lastKnownStatusOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    lastKnownStatusOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    lastMeetingOn: "http://www.w3.org/2001/XMLSchema#date",
    leastConfidence: "http://www.w3.org/2001/XMLSchema#decimal",
    locatorLine: "http://www.w3.org/2001/XMLSchema#integer",
    mandate: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    maximumCountryParties: "http://www.w3.org/2001/XMLSchema#integer",
    meetingInterval: "http://www.w3.org/2001/XMLSchema#duration",
    meetingText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    meetingsPerYear: "http://www.w3.org/2001/XMLSchema#decimal",
    nextMeetingDue: "http://www.w3.org/2001/XMLSchema#date",
    noticePeriod: "http://www.w3.org/2001/XMLSchema#duration",
    officialName: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    openTo: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    outcomeText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    percentage: "http://www.w3.org/2001/XMLSchema#decimal",
    place: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    plannedEndEarliest: "http://www.w3.org/2001/XMLSchema#date",
    plannedEndLatest: "http://www.w3.org/2001/XMLSchema#date",
    plannedStartEarliest: "http://www.w3.org/2001/XMLSchema#date",
    plannedStartLatest: "http://www.w3.org/2001/XMLSchema#date",
    priceYear: "http://www.w3.org/2001/XMLSchema#integer",
    publishedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    publishedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    purposeText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    quote: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    ratePeriodEarliest: "http://www.w3.org/2001/XMLSchema#date",
    ratePeriodLatest: "http://www.w3.org/2001/XMLSchema#date",
    renewalPeriod: "http://www.w3.org/2001/XMLSchema#duration",
    renewedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    renewedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    sectorText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    seenOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    seenOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    sentenceEnd: "http://www.w3.org/2001/XMLSchema#integer",
    sentenceIndex: "http://www.w3.org/2001/XMLSchema#integer",
    sentenceStart: "http://www.w3.org/2001/XMLSchema#integer",
    sentenceText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    sessionNumber: "http://www.w3.org/2001/XMLSchema#integer",
    signedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    signedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    startsOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    startsOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    statedText: "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    terminatedOnEarliest: "http://www.w3.org/2001/XMLSchema#date",
    terminatedOnLatest: "http://www.w3.org/2001/XMLSchema#date",
    unitsPerDollar: "http://www.w3.org/2001/XMLSchema#decimal",
    url: "http://www.w3.org/2001/XMLSchema#anyURI",
    validFromEarliest: "http://www.w3.org/2001/XMLSchema#date",
    validFromLatest: "http://www.w3.org/2001/XMLSchema#date",
    validUntilEarliest: "http://www.w3.org/2001/XMLSchema#date",
    validUntilLatest: "http://www.w3.org/2001/XMLSchema#date",
    valueDateEarliest: "http://www.w3.org/2001/XMLSchema#date",
    valueDateLatest: "http://www.w3.org/2001/XMLSchema#date",
    withdrawnOn: "http://www.w3.org/2001/XMLSchema#date",
}
