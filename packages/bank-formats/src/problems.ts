import { withoutMarks } from './text/marks.ts'

/** Values that fill a problem's sentence. */
export type ProblemParams = Record<string, string | number>

/**
 * Every problem that a reader names, with its English sentence. The code is stable, so that a screen can say the same
 * in its own language from the code and its params.
 */
const sentences = {
  // The file as a whole.
  'file.empty': () => 'The file is empty.',
  'file.too-large': (p) => `The file is larger than ${p.megabytes} MB. Split it into several files.`,
  'file.binary': () => 'This is neither a sheet nor text. Save the questions as .xlsx or .csv (UTF-8).',
  'file.encoding': () => 'The text has no encoding that can be read. Save it as CSV UTF-8.',
  'file.encrypted': () => 'The file is protected by a password. Save a copy without one.',
  'file.damaged': (p) =>
    `The file is damaged and cannot be opened (${p.detail}). Open it in its program and save it anew.`,
  'file.hostile': (p) => `The file was refused for safety: ${p.detail}.`,
  'file.too-heavy': () => 'Reading the file took more memory than allowed. Split it into several files.',
  'file.too-slow': (p) => `Reading the file took longer than ${p.seconds} seconds. Split it into several files.`,
  'file.reader-failed': () => 'The file could not be read.',
  'format.doc': () => 'This is an old Word document (.doc). Save it as .docx.',
  'format.docx-wrapped': () =>
    'A part of this Word document is a web page that was never taken apart. Open it in Word and save it anew.',
  'format.rtf': () => 'This is rich text (.rtf). Open it in Word and save it as .docx.',
  'format.wps': () => 'This is a document of WPS or Works (.wps). Save it as .docx.',
  'format.pdf': () => 'This is a PDF. Copy the questions into a sheet (.xlsx).',
  'format.html': () => 'This is a web page or an XML sheet with another name. Open it in Excel and save it as .xlsx.',
  'format.xml': () => 'This XML is neither of Moodle nor QTI. Save the questions as .xlsx, .csv or .json.',
  'format.zip': () => 'This archive is not a workbook. Unpack it and upload the sheet inside.',
  'format.json-invalid': (p) => `The file is not valid JSON: ${p.detail}.`,
  'format.qti-test': () =>
    'This file only arranges questions that stand in other files. Upload the whole package (.zip) that it comes from.',
  'bank.no-questions': () =>
    'No questions were found. A sheet needs columns for the question, the answer and the options; a document needs numbered questions with their answers.',
  'bank.only-answers': () => 'The file holds only answers. Give it together with the file that holds their questions.',
  'bank.too-many': (p) => `The file holds more than ${p.limit} questions. Split it into several files.`,
  'package.version': (p) => `This package has version ${p.version}; versions 1 and 2 can be read.`,
  'package.shape': (p) => `The package is not as documented: ${p.detail}.`,
  'package.manifest': () =>
    'The package has no list of its files (imsmanifest.xml) that can be read; every question file in it was read.',
  'package.part-missing': (p) => `The package names the file “${p.name}”, which is not in it.`,
  // One question, rejected.
  'text.hidden': () => 'The question holds hidden characters that turn its text around or end it. Type the place anew.',
  'stem.missing': () => 'The question text is missing.',
  'stem.too-long': (p) => `The question text is longer than ${p.limit} characters.`,
  'options.missing': () => 'The options are missing.',
  'options.too-few': () => 'There is only one option.',
  'options.too-many': (p) => `There are more than ${p.limit} options.`,
  'options.empty': (p) => `Option ${p.letter} is empty, but a later one is not.`,
  'options.duplicate': (p) => `Options ${p.first} and ${p.second} are the same.`,
  'options.letters': (p) => `The options are lettered ${p.letters}: one is missing, or one appears twice.`,
  'options.not-true-false': () => 'A true/false question has options other than right and wrong.',
  'key.missing': () => 'The answer is missing.',
  'key.unreadable': (p) => `The answer “${p.answer}” cannot be understood.`,
  'key.beyond-options': (p) => `The answer names ${p.letter}, but there are only ${p.count} options.`,
  'key.duplicate-letter': (p) => `The answer “${p.answer}” names an option twice.`,
  'key.not-an-option': (p) => `The answer “${p.answer}” is none of the options.`,
  'key.too-many': (p) => `A single-choice question has the answer “${p.answer}”.`,
  'key.scoring-differs': (p) =>
    `The answer is given as “${p.answer}”, but the question's own scoring accepts “${p.other}” as well or instead.`,
  'key.index-base': () => 'The answer is a number, and nothing tells whether the first option is 0 or 1.',
  'key.conflict': (p) => `The question text gives the answer “${p.inStem}”, the answer column “${p.answer}”.`,
  'key.not-text': () => 'The answer holds a picture, a formula or a table where words are needed.',
  'key.not-an-order': (p) => `The answer “${p.answer}” does not name each item once, in an order.`,
  'key.not-pairs': (p) => `The answer “${p.answer}” does not name a partner for each item on the left.`,
  'pairs.unclear': () => 'It cannot be told which items stand on the left and which on the right.',
  'key.several-ways': (p) =>
    `Each of these answers counts as right by itself, which a question of this type cannot hold: “${p.answer}”.`,
  'key.weights': (p) => `The shares of the right answers (${p.weights}) do not make 100 %.`,
  'key.wildcard': (p) => `The answer “${p.answer}” stands for any text (*), which cannot be marked.`,
  'blanks.no-gap': () => 'A fill-in question has no gap (____ or brackets) in its text.',
  'blanks.count': (p) => `The question has ${p.gaps} gaps, the answer does not have as many parts.`,
  'picture.unsupported': () => 'The question comes with a picture; pictures are not read from this kind of file.',
  'picture.not-inside': () =>
    'A picture of the question is not in the file: it is linked, or drawn from shapes. Put it in as PNG.',
  'picture.unreadable': () =>
    'A picture of the question cannot be read, or not as it is meant. Save it as PNG and put it in anew.',
  'picture.vector-metafile': () =>
    'The question shows a drawing in the format of Windows (WMF, EMF). Save it as PNG and put it in anew.',
  'picture.too-large': (p) =>
    `A picture of the question has more pixels than can be read (${p.megapixels} million). Make it smaller.`,
  'picture.too-many': (p) =>
    `The file has too many pictures (at most ${p.limit}), or too large ones. Split it into several files.`,
  'picture.elsewhere': (p) =>
    `The picture “${p.name}” is on another server, from which nothing is fetched. Put it into the file.`,
  'picture.left-out': (p) =>
    `The picture “${p.name}” is on another server and was left out; the question is kept, for it does not speak of it.`,
  'picture.missing': (p) => `The picture “${p.name}” is not in the file.`,
  'media.missing': () => 'The question needs a sound, a film or another file, which cannot be kept.',
  'question.description': (p) => `This text asks nothing, for it has no answer${p.text ? `: “${p.text}”` : ''}.`,
  'question.hidden': () => 'The question is marked as withdrawn (hidden).',
  'question.cut': () => 'An empty line cuts the question apart. Take the line out.',
  'gift.several-answers': () =>
    'The question has several answers in braces, and not all of them are words to fill in. Make each a question of its own.',
  'gift.braces': () => 'The braces of the answer do not pair up. Write \\{ and \\} for braces that belong to the text.',
  'type.unsupported': (p) => `Questions of the type “${p.type}” cannot be held.`,
  'question.shape': (p) => `The question is not as documented: ${p.detail}.`,
  // Worth knowing.
  'options.lost': () =>
    'The answer names an option that is not in the file; its words were kept as what is to be filled in.',
  'type.mended': (p) => `The type is given as “${p.given}”, but the question is of the type ${p.type}.`,
  'formula.as-text': (p) => `A formula cannot be shown as one; its characters stand in the text: “${p.text}”.`,
  'drawing.left-out': () => 'A drawn line or shape is left out. Where the question needs it, put it in as a picture.',
  'sheet.skipped': (p) => `The sheet “${p.sheet}” holds no questions (${p.rows} rows).`,
  'bank.more-seen': (p) =>
    `Read as ${p.layout} the file holds ${p.more} questions more, most of them with problems: look whether some are lost here.`,
  'row.skipped': (p) => `The row has no question: “${p.text}”.`,
  'question.duplicate': (p) => `The same question stands at ${p.first}.`,
  'key.duplicate-conflict': (p) => `The same question stands at ${p.first} with another answer.`,
  'key.assumed-letters': () => 'Answers A and B of true/false questions without options were read as right and wrong.',
  'key.assumed-numbers': (p) =>
    `Answers of true/false questions are numbers: 1 was read as right, ${p.wrong} as wrong.`,
  'key.scoring-unread': (p) =>
    `The question has scoring rules of its own (${p.rule}) that are not read; its declared answer was taken as the key.`,
  'answers.unmatched': (p) =>
    `${p.count} answers of the key belong to no question, or to several with one number: ${p.numbers}.`,
  'answers.uneven': () => 'This line of the key does not have as many answers as it names questions.',
  'key.partial-credit': () => 'Some answers earn a part of the marks; here only the full answer counts.',
  'explanation.media-missing': () =>
    'The explanation shows a picture, a film or a sound that is not in the file or cannot be kept.',
  'key.in-stem': () => 'The answer was taken from the brackets in the question text.',
} satisfies Record<string, (params: ProblemParams) => string>

/** The stable name of a problem. */
export type ProblemCode = keyof typeof sentences

/** Every code, so that a screen can prove that it has words for each. */
export const problemCodes = Object.keys(sentences) as readonly ProblemCode[]

/** A problem in words that can be translated by its code. */
export interface BankProblem {
  code: ProblemCode
  params: ProblemParams
  /** English. */
  message: string
}

/** A problem with its sentence. Long values are cut, so that a hostile cell cannot fill a report. */
export const bankProblem = (code: ProblemCode, params: ProblemParams = {}): BankProblem => {
  const cut = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutMarks(value).slice(0, 120) : value,
    ]),
  )
  const sentence: (params: ProblemParams) => string = sentences[code]
  return { code, params: cut, message: sentence(cut) }
}

/** A file that is no bank, or that must not be opened. `message` says why and what would help. */
export class BankFileError extends Error {
  override readonly name = 'BankFileError'
  readonly code: ProblemCode
  readonly params: ProblemParams

  constructor(code: ProblemCode, params: ProblemParams = {}) {
    const problem = bankProblem(code, params)
    super(problem.message)
    this.code = code
    this.params = problem.params
  }
}
