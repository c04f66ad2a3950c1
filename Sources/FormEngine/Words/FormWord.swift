/// Everything that a form says of itself; the files beside this one say it, each in one language. `{label}`, `{count}` and the
/// like stand for values (`FormWords.text`).
public enum FormWord: String, CaseIterable, Sendable {
    // MARK: A step of a form

    case next
    case progress
    case confirmation
    case problems
    case toConfirmation
    case forward
    case back
    case save
    case onlyIf
    case notYetCalculated
    case row
    case removeRow
    case addRow
    case required
    case optional
    case hintDate
    case hintCorporation
    case hintTime
    case hintLocation
    case hintFile
    case hintPhoto
    case hintPhotoKeepsPlace
    case hintPhotoDropsPlace
    case hintChoices
    case pleaseChoose
    case takeAway
    case chooseFile
    case addFile
    case addressOfPostalCode
    case agreed

    // MARK: The parts of an item

    case partYear
    case partMonth
    case partDay
    case partFamily
    case partGiven
    case partFamilyKana
    case partGivenKana
    case partPostal
    case partPrefecture
    case partCity
    case partStreet
    case partBuilding
    case partPlace
    case partLatitude
    case partLongitude
    case partOfItem

    // MARK: What is wrong with an answer

    case faultRequired
    case faultNotAgreed
    case faultTooLong
    case faultNotANumber
    case faultTooSmall
    case faultTooLarge
    case faultNotAnOption
    case faultTooFew
    case faultTooMany
    case faultIncompleteDate
    case faultWrongDate
    case faultWrongTime
    case faultNotKana
    case faultWrongPostalCode
    case faultWrongPhone
    case faultWrongMail
    case faultWrongWeb
    case faultWrongCorporation
    case faultWrongPoint
    case faultCheck
    case faultWrongFile
    case faultNotChosen

    // MARK: Answers as they are read

    case weekdays
    case months
    case dateWithWeekday
    case date
    case age
    case ageOn
    case point
    case listSeparator
    case categoryAndOption
    /// What is said in brackets behind it: where it is, how it is read, whose number it is.
    case withNote
    case moment

    // MARK: What the browser adds to a step

    case usePosition
    case lookingForPosition
    case positionFound
    case noPosition
    case nearFound
    case nearReport
    case inputRestored
    case clearInput
    case chooseOnMap
    case closeMap
    case mapOfPlaces
    case takeMiddle
    case hintMap
    case noMap
    case placeTaken
    case corporation
    case corporationClosed
    case chooseAddress

    // MARK: Checking and sending

    case confirmTitle
    case notYetSent
    case mendStep
    case nearTitle
    case nearAbout
    case isTheSame
    case metresAway
    case receivedOn
    case publicPage
    case send
    case sendSurvey
    case keepInstead
    case noAnswer
    case saved
    case savedAddress
    case savedSecret
    case savedDays
    case goOn
    case testNotice
    case formChanged
    case questionsAdded
    case questionsRemoved
    case wordsChanged
    case quoted

    // MARK: What became of it

    case receipt
    case receivedAt
    case stateNow
    case keepAddress
    case pleaseCorrect
    case correct
    case history
    case sentContent
    case contentNow
    case editedByStaff
    case writeToOffice
    case message
    case upTo
    case filesToSend
    case sendMessage
    case withdrawTitle
    case withdrawAbout
    case withdrawSure
    case withdraw
    case digest
    case digestBeforeEditing
    case eventSent
    case eventWithdrawn
    case eventCorrected
    case eventStatus
    case eventMessage
    case eventReply
    case eventEdited
    case eventVirus
    case noticeSent
    case noticeWithdrawn
    case noticeReply
    case beSure
    case messageLimits
    case fileInfected
    case fileWaiting
    case photoOf
    case takenAt
    case joined
    case joinedAbout
    case joinedMail
    case joinedStatus
    case joinedBack
    case joinedBackLink

    // MARK: How far something is

    case statusReceived
    case statusReviewing
    case statusReturned
    case statusRejected
    case statusDone
    case reportStatusReceived
    case reportStatusReviewing
    case reportStatusReturned
    case reportStatusRejected
    case reportStatusDone
    case statusWithdrawn

    // MARK: Why something is not done

    case formGone
    case noSuchSubmission
    case full
    case onlyOnce
    case changedMeanwhile
    case alreadySent
    case finished
    case notOpenYet
    case closed
    case noSuchReport
    case refusedFile
    case tooManyFiles
    case filesNotSent

    // MARK: Mails

    case mailSubject
    case mailSentSubject
    case mailSent
    case mailWithdrawnSubject
    case mailWithdrawn
    case mailReviewedSubject
    case mailReviewed
    case mailReturnedSubject
    case mailReturned
    case mailRejectedSubject
    case mailRejected
    case mailDoneSubject
    case mailDone
    case mailSurveyDoneSubject
    case reportMailSentSubject
    case reportMailSent
    case reportMailWithdrawnSubject
    case reportMailWithdrawn
    case reportMailReviewedSubject
    case reportMailReviewed
    case reportMailReturnedSubject
    case reportMailReturned
    case reportMailRejectedSubject
    case reportMailRejected
    case reportMailDoneSubject
    case reportMailDone
    case mailMessageSubject
    case mailMessage
    case mailReceipt
    case mailLink
    case mailNoReply

    // MARK: Files that are not taken; behind the name

    case fileEmpty
    case fileTooLarge
    case fileUnknownType
    case fileOldOffice
    case fileHasMacros
    case fileDamaged
    case fileNoPicture
    case fileTooMuch
    case fileVirus
    case filesRefused

    // MARK: Pages

    case labelOfRow
    case notDone
    case fileOf
    case kilobytes
}
