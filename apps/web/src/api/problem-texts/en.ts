import type { ProblemTexts } from '../problem-texts.ts'

export const messages: ProblemTexts = {
  network: { title: 'The server cannot be reached', mend: 'Check the signal or the network and try again.' },
  'request.invalid': {
    title: 'Something in the form does not fit',
    mend: 'Change it as the note says and send again.',
  },
  'request.not_json': { title: 'The request has the wrong format', mend: 'Reload the page and try again.' },
  'request.not_multipart': { title: 'No file arrived', mend: 'Choose the file again and upload it.' },
  'request.too_large': { title: 'This is too large', mend: 'Make it smaller or split it, then send again.' },
  'request.malformed': { title: 'The request cannot be read', mend: 'Reload the page and try again.' },
  'request.foreign_origin': { title: 'The request came from another site', mend: 'Open the page at its own address.' },
  'request.rate_limited': { title: 'That was too often', mend: 'Wait a little and try again.' },
  'route.unknown': { title: 'There is nothing at this address', mend: 'Go back to the start page.' },
  'session.required': { title: 'You are not signed in', mend: 'Sign in to go on.' },
  'session.expired': {
    title: 'Your session has ended',
    mend: 'Sign in again; everything that was saved is still there.',
  },
  'session.refused': {
    title: 'User name or password is not right',
    mend: 'Check both. If you have forgotten the password, an admin can give you a one-time code.',
  },
  'session.too_many_failures': {
    title: 'Too many failed sign-ins',
    mend: 'Try again in a few minutes, or ask an admin for a new password.',
  },
  'role.missing': { title: 'You do not have this right', mend: 'If you need it, ask the admin of your organisation.' },
  'account.unknown': { title: 'There is no such account', mend: 'Go back to the list and choose again.' },
  'account.username_taken': { title: 'The user name is taken', mend: 'Choose another one.' },
  'account.password_wrong': { title: 'The current password is not right', mend: 'Check it and type it again.' },
  'account.password_weak': {
    title: 'The password is too easy to guess',
    mend: 'Choose a longer one without names or common words.',
  },
  'account.last_owner': { title: 'An organisation keeps at least one owner', mend: 'Make somebody else owner first.' },
  'account.shut': { title: 'This account is disabled or deleted', mend: 'Enable the account first.' },
  'account.own_role': { title: 'You cannot change your own roles', mend: 'Ask another admin to do it.' },
  'recovery.refused': {
    title: 'User name or code is not right, or the code is used or too old',
    mend: 'Check both, or ask the admin for a new code.',
  },
  'organisation.unknown': { title: 'There is no such organisation', mend: 'Go back to the list and choose again.' },
  'join_code.unknown': { title: 'There is no such join code', mend: 'Check the code, or ask for a new one.' },
  'trade.unknown': { title: 'There is no such trade', mend: 'Choose one from the list.' },
  'round.unknown': { title: 'There is no such round', mend: 'Go back to Practise and start a new one.' },
  'round.no_questions': { title: 'There are no questions for this choice', mend: 'Choose another level or trade.' },
  'slot.unknown': { title: 'There is no such question', mend: 'Reload the page and look again.' },
  'slot.revealed': {
    title: 'The answer to this question has been shown',
    mend: 'Your first answer counts and stays. Go on with the next question.',
  },
  'slot.passed': {
    title: 'This question has been passed',
    mend: 'This quiz goes in order: what you answered before stays. Go on from where you are.',
  },
  'response.unfit': { title: 'The answer does not fit the question', mend: 'Reload the page and answer again.' },
  'quiz.unknown': { title: 'There is no such quiz', mend: 'Go back to the list and choose again.' },
  'quiz.not_open': { title: 'The quiz is not open', mend: 'Look at its times and come back then.' },
  'paper_form.unknown': { title: 'This printed form does not exist', mend: 'Go back to the list and choose again.' },
  'paper_sitting.unknown': {
    title: 'This sitting on paper does not exist',
    mend: 'Go back to the list and choose again.',
  },
  'paper_sitting.not_yet': { title: 'The sitting has not taken place yet', mend: 'Come back when it is over.' },
  'paper_sheet.unfit': {
    title: 'This file is no sheet of results: its first row has to name the person, the form, and answers or total',
    mend: 'Download the sheet, fill it in, and upload it again.',
  },
  'paper_sheet.too_many': { title: 'A sheet holds at most 2,000 people', mend: 'Split it into several sheets.' },
  'paper_entry.refused': {
    title: 'Some rows cannot be entered; nothing was written',
    mend: 'Mend the rows that are marked, then confirm again.',
  },
  'paper_entry.re_marked': {
    title: 'Some of these were marked again or changed since, and cannot be taken back',
    mend: 'Leave these out, and take back the others.',
  },
  'quiz.not_eligible': {
    title: 'This quiz is not for you',
    mend: 'It is for certain trades, levels or organisations. Check yours under “Me”, or ask the organiser.',
  },
  'quiz.wait': { title: 'You can start again later', mend: 'The list of quizzes says from when on.' },
  'quiz.attempts_used': { title: 'All attempts are used', mend: 'You can look at your results, or practise.' },
  'quiz.questions_lacking': {
    title: 'The bank has too few questions for this paper',
    mend: 'Please tell an admin. Other quizzes are not affected.',
  },
  'quiz.changed': {
    title: 'Somebody else has just changed the quiz',
    mend: 'Look at what they changed, then decide which one stays.',
  },
  'quiz.published': {
    title: 'A published quiz keeps its organisation and its trade',
    mend: 'Copy the quiz and change the copy.',
  },
  'quiz.unpublished': {
    title: 'The quiz has never been published',
    mend: 'There is nothing to go back to. You can archive it.',
  },
  'quiz.unfit': { title: 'The quiz is not complete', mend: 'Fill in what is pointed out, then publish.' },
  'opening.unfit': { title: 'An opening ends after it begins', mend: 'Change its times.' },
  'opening.overlaps': { title: 'It overlaps with another opening', mend: 'Change the times so that they do not meet.' },
  'override.unknown': { title: 'This exception is gone', mend: 'Read the list anew: somebody has taken it away.' },
  'override.exists': { title: 'There is an exception already', mend: 'Change the one that is in the list.' },
  'opening.used': {
    title: 'Somebody has started in this opening',
    mend: 'It cannot be removed. You can change when it ends.',
  },
  'attempt.unknown': { title: 'There is no such attempt', mend: 'Go back to the quizzes and choose again.' },
  'attempt.closed': { title: 'This attempt is over', mend: 'Every saved answer has been marked. Look at the result.' },
  'attempt.superseded': {
    title: 'This attempt goes on on another device',
    mend: 'Go on there, or bring it here.',
  },
  'attempt.conflict': {
    title: 'Two answers arrived for one question',
    mend: 'Look at the answer it has now, and choose again if it is not yours.',
  },
  'attempt.voided': {
    title: 'This attempt has been declared void',
    mend: 'It cannot go on. Open another quiz if one is needed.',
  },
  'opening.unknown': {
    title: 'There is no such opening',
    mend: 'It may be beyond your reach. Go back to the list of quizzes.',
  },
  'opening.end_unfit': {
    title: 'The end has to be later than now and than the beginning',
    mend: 'Choose another time.',
  },
  'flag.unknown': {
    title: 'Nothing stands out in this attempt',
    mend: 'Reload the page to see how things stand now.',
  },
  'attempt.other_active': {
    title: 'This person has another attempt running in the same quiz',
    mend: 'Wait until that one is over, then reopen this one.',
  },
  'marking.unknown': { title: 'This answer is no longer to be marked', mend: 'Go on with the next one.' },
  'marking.taken': {
    title: 'Somebody else has marked this answer meanwhile, or has it in hand',
    mend: 'Your points were not saved. Go on with the next one.',
  },
  'marking.decided': { title: 'This answer is decided and cannot be changed', mend: 'Go on with the next one.' },
  'marking.rubric_changed': { title: 'The rubric has just been changed', mend: 'Mark it by the new one.' },
  'marking.unfit': { title: 'The points do not fit the rubric', mend: 'Check the points of each line.' },
  'attempt.own': { title: 'Nobody decides about an attempt of their own', mend: 'Ask another admin to do it.' },
  'attempt.open': { title: 'The attempt is not over yet', mend: 'Wait a moment, then look at the result.' },
  'question.unknown': { title: 'There is no such question', mend: 'Go back to the list of questions.' },
  'question.unfit': {
    title: 'The question is not complete, or its key does not fit',
    mend: 'Mend the places that are marked, then save it again.',
  },
  'remark.unknown': { title: 'There is no such re-mark', mend: 'Go back to the list.' },
  'remark.another_runs': {
    title: 'Attempts are being marked again for another question',
    mend: 'It takes a minute at most. This one is then counted again, for marks have changed; look at it once more.',
  },
  'remark.not_ready': {
    title: 'This is still being counted, or has been decided',
    mend: 'Look at the page again in a moment.',
  },
  'rival.unknown': { title: 'There is no such conflict', mend: 'Go back to the list.' },
  'question.duplicate': {
    title: 'The bank has this question already',
    mend: 'Look at that one first. If yours differs, say so in its text.',
  },
  'question.changed': {
    title: 'Somebody has just changed this question',
    mend: 'Load it again and see what changed, then go on.',
  },
  'question.waiting': {
    title: 'A new version of this question is being written',
    mend: 'Open that version and go on there.',
  },
  'question.not_waiting': {
    title: 'The question has no version that this can be done to',
    mend: 'Load it again and see how it stands now.',
  },
  'review.own': {
    title: 'Nobody publishes what they wrote or changed',
    mend: 'Ask another expert or admin to review it.',
  },
  'review.alone': {
    title: 'There is nobody else who could review it',
    mend: 'Under People, appoint another expert or admin of the trade, who then reviews it.',
  },
  'contribution.unknown': {
    title: 'There is no such contribution',
    mend: 'Go back to your contributions and choose again.',
  },
  'contribution.not_returned': {
    title: 'Only a contribution that was returned can be changed',
    mend: 'Go back to your contributions and see how it stands.',
  },
  'bank.unknown': { title: 'There is no such bank', mend: 'Choose again from the list.' },
  'picture.unfit': {
    title: 'This picture cannot be read',
    mend: 'Choose a JPEG or PNG picture, or take the photo again.',
  },
  'bulk.unknown': { title: 'There is no such act', mend: 'Load the page again.' },
  'bulk.too_many': {
    title: 'At most 5,000 questions are changed at once',
    mend: 'Narrow the filters and change them in several steps.',
  },
  'bulk.changed_since': {
    title: 'Some of these questions have been changed since, so the act cannot be undone as a whole',
    mend: 'Change them one by one on their pages.',
  },
  'view.name_taken': { title: 'Another saved search has this name', mend: 'Choose another name.' },
  'view.too_many': { title: 'At most 50 searches can be saved', mend: 'Delete one that you no longer use.' },
  'exam_point.code_taken': { title: 'Another exam point of the trade has this code', mend: 'Choose another code.' },
  'exam_point.within_itself': { title: 'An exam point cannot stand below itself', mend: 'Choose another place.' },
  'exam_point.too_deep': { title: 'Exam points have at most four levels', mend: 'Put it on a higher level.' },
  'exam_point.above_missing': {
    title: 'Some exam points stand below none that is known',
    mend: 'Choose the file again, then import.',
  },
  'exam_point.unfit_sheet': {
    title: 'No exam points were found in this file',
    mend: 'Use .xlsx, .xls or .csv with a heading such as Name or Exam point; the template shows how.',
  },
  'exam_point.too_many': {
    title: 'At most 2,000 exam points can be imported at once',
    mend: 'Split the file and import the parts one after the other.',
  },
  'exam_point.has_questions': {
    title: 'Questions still belong to this exam point',
    mend: 'Choose first where they go.',
  },
  'media.unknown': { title: 'There is no such picture', mend: 'Open the question again.' },
  'report.unknown': { title: 'There is no such report', mend: 'Go back to the list and choose again.' },
  'import.unknown': { title: 'There is no such import', mend: 'Go back to the imports, or upload the file again.' },
  'import.not_ready': { title: 'The import is not ready', mend: 'Wait until the file has been read.' },
  'export.empty': {
    title: 'No published or retired question fits this search',
    mend: 'Change the filters.',
  },
  'export.too_many': {
    title: 'A file holds at most 50,000 questions',
    mend: 'Narrow the search and export in parts.',
  },
  'import.answered': {
    title: 'Questions of this import have been answered in a quiz',
    mend: 'It can no longer be taken back as a whole. Retire single questions instead.',
  },
  'batch.unknown': { title: 'There is no such import', mend: 'Go back to the imports, or upload the files again.' },
  'draft.unknown': { title: 'There is no such question in this import', mend: 'Load the import again.' },
  'exam_point.unknown': { title: 'There is no such exam point in this trade', mend: 'Choose again from the list.' },
  'server.busy': { title: 'The server is busy', mend: 'Wait a few seconds and try again.' },
  'server.unavailable': {
    title: 'The server is not available',
    mend: 'Try again later.',
  },
  'server.failed': { title: 'The server failed', mend: 'Try again. If it stays so, please tell an admin.' },
}
