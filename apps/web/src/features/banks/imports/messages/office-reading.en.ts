import type { ReadingMessages } from './office-reading.zh-CN.ts'

const types: Record<string, string> = {
  'single-choice': 'single choice',
  'multiple-choice': 'multiple choice',
  'true-false': 'true or false',
  blanks: 'fill in',
  numeric: 'calculation',
  ordering: 'ordering',
  matching: 'matching',
  written: 'written',
}

const layouts: Record<string, string> = {
  'table.own': 'The question sheet of this platform; each column has its fixed meaning',
  'table.header': 'A table; a row near the top names what each column is',
  'table.turned': 'A table; each column is a question, the first names its parts',
  'table.bare': 'A table without names of columns; question, answer and options were recognised by their content',
  'table.options-below': 'The options stand below each question, a row each',
  'table.paper': 'A paper typed into cells; questions were recognised by their numbers, options and answers',
  paper: 'A paper; questions were recognised by their numbers, options and answers',
  'text.tagged': 'A mark before each line says what the line is',
  'text.one-line': 'Each line is a question, its parts set apart by one sign',
  'text.one-line-key': 'Each line is a question with its answer behind it',
  'text.exam-pool': 'Each question begins with its code and, in brackets, its answer',
  'json.records': 'JSON records with fields for question, answer and options',
  'json.map': 'JSON with questions as names and answers as values',
  'json.package': 'A question package of this platform',
  gift: 'Text in GIFT, of Moodle',
  aiken: 'Text in Aiken',
  'moodle-xml': 'Questions in Moodle XML',
  'qti.1': 'Questions in IMS QTI 1.2',
  'qti.2': 'Questions in IMS QTI 2.x',
  'qti.3': 'Questions in IMS QTI 3.0',
}

export const messages: ReadingMessages = {
  problems: {
    'file.empty': () => 'The file is empty. Make sure that it is the right one.',
    'file.too-large': (p) => `The file is larger than ${p.megabytes} MB. Split it into several files.`,
    'file.binary': () => 'This is neither a sheet nor text. Save the questions as .xlsx or as .csv in UTF-8.',
    'file.encoding': () => 'The text is in an encoding that cannot be recognised. Save it as “CSV UTF-8”.',
    'file.encrypted': () => 'The file is protected by a password. Save a copy without one.',
    'file.damaged': (p) =>
      `The file is damaged and does not open (${p.detail}). Open it in its program and save it anew.`,
    'file.hostile': (p) => `The file was not read, for safety: ${p.detail}. Save a fresh copy and try that.`,
    'file.too-heavy': () => 'Reading the file takes too much memory. Split it into several files.',
    'file.too-slow': (p) => `Reading the file took longer than ${p.seconds} seconds. Split it into several files.`,
    'file.reader-failed': () =>
      'The file was not read. Upload it again; if that fails, save a fresh copy and try that.',
    'format.doc': () => 'This is an old Word document (.doc). Open it and save it as .docx.',
    'format.docx-wrapped': () =>
      'A part of this Word document is a web page packed inside. Open it in Word and save it anew.',
    'format.rtf': () => 'This is rich text (.rtf). Open it in Word and save it as .docx.',
    'format.wps': () => 'This is a document of WPS or Works (.wps). Save it as .docx.',
    'format.pdf': () => 'This is a PDF. Copy the questions into a sheet and save it as .xlsx.',
    'format.html': () =>
      'This is a web page, or an XML sheet under another name. Open it in Excel and save it as .xlsx.',
    'format.xml': () => 'This XML is neither of Moodle nor QTI. Save the questions as .xlsx, .csv or .json.',
    'format.zip': () => 'This archive is no workbook. Unpack it and upload the sheet inside.',
    'format.json-invalid': (p) => `The file is not valid JSON: ${p.detail}.`,
    'format.qti-test': () =>
      'This file only arranges questions that stand in other files. Upload the whole package (.zip) that it comes from.',
    'bank.no-questions': () =>
      'No questions were found. A sheet needs columns for question, answer and options; a document needs numbered questions with answers.',
    'bank.only-answers': () =>
      'The file holds only answers. Give it together with the file that holds their questions.',
    'bank.too-many': (p) => `The file holds more than ${p.limit} questions. Split it into several files.`,
    'package.version': (p) => `This package has version ${p.version}; versions 1 and 2 can be read.`,
    'package.shape': (p) => `The package is not as documented: ${p.detail}.`,
    'text.hidden': () =>
      'The question holds hidden characters that turn its text around or end it. Type the place anew.',
    'package.manifest': () =>
      'The package has no list of its files (imsmanifest.xml) that can be read; every question file in it was read.',
    'package.part-missing': (p) => `The package names the file “${p.name}”, which is not in it. Export it anew.`,
    'stem.missing': () => 'The question itself is missing. Add it.',
    'stem.too-long': (p) => `The question is longer than ${p.limit} characters. Shorten it, or make several of it.`,
    'options.missing': () => 'The options are missing. Add them.',
    'options.too-few': () => 'There is only one option. Add the others.',
    'options.too-many': (p) => `There are more than ${p.limit} options. Leave some out.`,
    'options.empty': (p) => `Option ${p.letter} is empty, but a later one is not. Fill it, or move the later ones up.`,
    'options.duplicate': (p) => `Options ${p.first} and ${p.second} are the same. Change one of them.`,
    'options.letters': (p) =>
      `The options are lettered ${p.letters}: one is missing or appears twice. Check the letters.`,
    'options.not-true-false': () =>
      'A true-or-false question has options other than true and false. Mend them, or make it a single choice.',
    'key.missing': () => 'The answer is missing. Add it.',
    'key.unreadable': (p) =>
      `The answer “${p.answer}” cannot be understood. Write the letter of the option, or true or false.`,
    'key.beyond-options': (p) =>
      `The answer is ${p.letter}, but there are only ${p.count} options. Check the answer and the options.`,
    'key.duplicate-letter': (p) => `The answer “${p.answer}” names an option twice. Check it.`,
    'key.not-an-option': (p) =>
      `The answer “${p.answer}” is none of the options. Write the option's letter or its text.`,
    'key.too-many': (p) =>
      `A single-choice question has the answer “${p.answer}”. Leave one, or make it a multiple choice.`,
    'key.scoring-differs': (p) =>
      `The answer is given as “${p.answer}”, but the question's own scoring accepts “${p.other}” as well or instead. Make them agree.`,
    'key.index-base': () =>
      'The answer is a number, and nothing tells whether the first option is 0 or 1. Use letters.',
    'key.conflict': (p) =>
      `The question itself gives the answer “${p.inStem}”, the answer column “${p.answer}”. Make them agree.`,
    'key.not-text': () => 'The answer holds a picture, a formula or a table. Write it in words.',
    'key.not-an-order': (p) =>
      `The answer “${p.answer}” does not name each item once. Write the order, such as B A D C.`,
    'key.not-pairs': (p) =>
      `The answer “${p.answer}” does not give each item on the left one partner. Write it like 1-B, 2-A.`,
    'pairs.unclear': () => 'It cannot be told which items stand on the left and which on the right. Separate them.',
    'blanks.no-gap': () => 'A fill-in question has no gap (____ or brackets) in its text. Mark where to fill in.',
    'blanks.count': (p) => `The question has ${p.gaps} gaps, the answer another number of parts. Check them.`,
    'key.several-ways': ({ answer }) =>
      `Each of these answers counts as right by itself, which a question of this type cannot hold: “${answer}”.`,
    'key.weights': ({ weights }) => `The shares of the right answers (${weights}) do not make 100 %.`,
    'key.wildcard': ({ answer }) => `The answer “${answer}” stands for any text (*), which cannot be marked.`,
    'key.partial-credit': () => 'Some answers earn a part of the marks; here only the full answer counts.',
    'media.missing': () => 'The question needs a sound, a film or another file, which cannot be kept.',
    'explanation.media-missing': () =>
      'The explanation shows a picture, a film or a sound that is not in the file or cannot be kept.',
    'question.description': ({ text }) => `This text asks nothing, for it has no answer${text ? `: “${text}”` : ''}.`,
    'question.hidden': () => 'The question is marked as withdrawn (hidden) where it comes from.',
    'question.cut': () => 'An empty line cuts the question apart. Take the line out.',
    'gift.several-answers': () =>
      'The question has several answers in braces, and not all of them are words to fill in. Make each a question of its own.',
    'gift.braces': () =>
      'The braces of the answer do not pair up. Write \\{ and \\} for braces that belong to the text.',
    'picture.unsupported': () => 'The question comes with a picture, which cannot be read from this kind of file.',
    'picture.not-inside': () =>
      'A picture of the question is not in the file: it is linked, or drawn from shapes. Put it in as a PNG picture.',
    'picture.unreadable': () => 'A picture cannot be read, or would look wrong. Save it as PNG and put it in anew.',
    'picture.vector-metafile': () => 'The picture is a WMF or EMF drawing. Save it as PNG and put it in anew.',
    'picture.too-large': (p) =>
      `The picture has more pixels than can be read (${p.megapixels} million). Make it smaller.`,
    'picture.too-many': (p) =>
      `The file has too many pictures (at most ${p.limit}), or too large ones. Split it into several files.`,
    'picture.elsewhere': (p) =>
      `The picture “${p.name}” is on another server, from which nothing is fetched. Put it into the file.`,
    'picture.left-out': (p) =>
      `The picture “${p.name}” is on another server and was left out; the question does not speak of it. Check it.`,
    'picture.missing': (p) =>
      `The picture “${p.name}” is not in the file. Pack the pictures together with the questions.`,
    'type.unsupported': (p) => `Questions of the type “${p.type}” cannot be held.`,
    'question.shape': (p) => `The question is not as documented: ${p.detail}.`,
    'options.lost': () =>
      'The answer names an option that is not in the file; its words are to be filled in. Check it.',
    'type.mended': (p) => `The type says “${p.given}”; by its content it was read as ${types[p.type ?? ''] ?? p.type}.`,
    'formula.as-text': (p) => `A formula cannot be shown as one; its characters stand in the text: “${p.text}”.`,
    'drawing.left-out': () => 'A drawn line or shape is left out. Where the question needs it, put it in as a picture.',
    'sheet.skipped': (p) => `The sheet “${p.sheet}” holds no questions (${p.rows} rows) and was left out.`,
    'bank.more-seen': (p) =>
      `Another way to read the file (${layouts[p.layout ?? ''] ?? p.layout}) sees ${p.more} questions more, most with problems. See whether any are lost.`,
    'row.skipped': (p) => `The row holds no question and was left out: “${p.text}”.`,
    'question.duplicate': (p) => `The same question stands at ${p.first}; it is read once.`,
    'key.duplicate-conflict': (p) =>
      `The same question stands at ${p.first} with another answer. Check which is right.`,
    'key.assumed-letters': () => 'In true-or-false questions without options A was read as true, B as false.',
    'key.assumed-numbers': (p) => `In true-or-false questions 1 was read as true, ${p.wrong} as false.`,
    'key.scoring-unread': (p) =>
      `The question has scoring rules of its own (${p.rule}) that are not read; its declared answer was taken.`,
    'answers.unmatched': (p) =>
      `${p.count} answers of the key belong to no question, or to several with one number: ${p.numbers}.`,
    'answers.uneven': () => 'This line of the key does not have as many answers as it names questions.',
    'key.in-stem': () => 'The answer was taken from the brackets in the question.',
  },
  layouts,
}
