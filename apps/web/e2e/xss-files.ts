import { workbook, zipOf } from '../../../packages/bank-formats/test/samples.ts'
import { payloads, tex } from './xss-payloads.ts'

/** What a person who means harm writes into a question. */
interface Question {
  stem: string
  options: [string, string, string, string]
  explanation: string
}

const perQuestion = 40

/** Every payload in the stem, in an option and in the explanation of some question; `mark` names the file. */
const questionsOf = (mark: string, list: readonly string[], size = perQuestion): Question[] => {
  const groups = Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
  return groups.map((group, index) => {
    const part = (place: number) => `${'甲乙丙丁'[place]} ${group.filter((_, at) => at % 4 === place).join(' ')}`
    return {
      stem: `${mark}第${index + 1}题：${group.join(' ')}`,
      options: [part(0), part(1), part(2), part(3)],
      explanation: `解析：${group.join(' ')}`,
    }
  })
}

/** Line formats end a text where a line ends. */
const oneLine = (text: string) => text.replace(/[\r\n\u0085\u2028]/g, ' ')
/** XML holds no control characters; they would refuse the file instead of trying anything. */
const xml = (text: string) =>
  [...text]
    .filter((character) => character >= ' ' && !/[\ufffe\uffff]/.test(character))
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

const rowsOf = (questions: Question[]) => [
  ['题型', '题干', 'A', 'B', 'C', 'D', '答案', '解析'],
  ...questions.map(({ stem, options, explanation }) => ['单选题', stem, ...options, 'A', explanation]),
]
const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`

const paperLines = (questions: Question[]) =>
  questions.flatMap(({ stem, options, explanation }, index) =>
    [
      `${index + 1}. ${stem}`,
      ...options.map((option, place) => `${'ABCD'[place]}. ${option}`),
      '答案：A',
      explanation,
    ].map(oneLine),
  )

const wordLinks = [`javascript:alert('xss-canary')`, 'https://elsewhere.example/xss-canary', 'file:///etc/passwd']
const word = (questions: Question[]) => {
  const paragraphs = paperLines(questions).map((line, index) => {
    const run = `<w:r><w:t xml:space="preserve">${xml(line)}</w:t></w:r>`
    if (index % 7 !== 0) return `<w:p>${run}</w:p>`
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "javascript:alert(1)" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    return `<w:p><w:hyperlink r:id="rId${1 + (index % wordLinks.length)}">${run}</w:hyperlink>${field}</w:p>`
  })
  const links = wordLinks.map(
    (target, index) =>
      `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${xml(target)}" TargetMode="External"/>`,
  )
  return zipOf([
    {
      name: '[Content_Types].xml',
      data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      data: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${paragraphs.join('')}</w:body></w:document>`,
    },
  ])
}

/** Texts of our package mean something by their braces: those that mean nothing would be refused. */
const packaged = (text: string) => text.replace(/\{\{|\}\}/g, ' ').replace(/\\[()]/g, ' ')
const packageOf = (questions: Question[], mark: string) => ({
  format: 'lianbing-bank',
  version: 1,
  language: 'zh-CN',
  source: `<script>alert('xss-canary')</script>`,
  licence: '"><img src=/xss-canary>',
  questions: [
    ...questions.map(({ stem, options, explanation }) => ({
      type: 'single-choice',
      stem: packaged(stem),
      options: options.map(packaged),
      answer: 'A',
      explanation: packaged(explanation),
    })),
    {
      type: 'written',
      stem: `${mark}公式：${tex.map((formula) => `\\(${packaged(formula)}\\)`).join(' ')}`,
      answer: payloads.slice(0, perQuestion).join(' '),
    },
  ],
})

const gift = (text: string) => oneLine(text).replace(/[\\~=#{}:]/g, '\\$&')
const giftOf = (questions: Question[], format: '' | '[html]') =>
  questions
    .map(({ stem, options, explanation }) => {
      const [right, ...wrong] = options.map(gift)
      const rest = wrong.map((option) => `\n~${option}`).join('')
      return `${format}${gift(stem)}{\n=${right}${rest}\n####${gift(explanation)}\n}\n`
    })
    .join('\n')

const aikenOf = (questions: Question[]) =>
  questions
    .map(({ stem, options }) =>
      [stem, ...options.map((option, place) => `${'ABCD'[place]}. ${option}`), 'ANSWER: A'].map(oneLine).join('\n'),
    )
    .join('\n\n')

const cdata = (text: string) =>
  `<![CDATA[${[...text.replaceAll(']]>', ']] >')].filter((character) => character >= ' ').join('')}]]>`
const moodleOf = (questions: Question[]) => {
  const text = (value: string) => `<text>${cdata(value)}</text>`
  const list = questions.map(
    ({ stem, options, explanation }) => `<question type="multichoice"><name>${text(stem)}</name>
      <questiontext format="html">${text(stem)}</questiontext><generalfeedback format="html">${text(explanation)}</generalfeedback>
      <single>true</single>${options
        .map((option, place) => `<answer fraction="${place === 0 ? 100 : 0}" format="html">${text(option)}</answer>`)
        .join('')}</question>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><quiz>${list.join('')}</quiz>`
}

/** An item of markup: harmful elements as such, and the payloads as text. */
const qtiOf = ({ stem, options, explanation }: Question) => {
  const choices = options.map(
    (option, place) => `<simpleChoice identifier="${'ABCD'[place]}">${xml(option)}</simpleChoice>`,
  )
  const harm = `<p onclick="alert('xss-canary')" style="background:url(/xss-canary)">x</p><a href="javascript:alert('xss-canary')">y</a><script>alert('xss-canary')</script>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="${xml(stem.slice(0, 60))}" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody><p>${xml(stem)}</p>${harm}<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1"><prompt>选一个</prompt>${choices.join('')}</choiceInteraction></itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
  <modalFeedback outcomeIdentifier="SCORE" identifier="f" showHide="show">${xml(explanation)}</modalFeedback>
</assessmentItem>`
}

const utf8 = (text: string) => new TextEncoder().encode(text)

/** A file of every format, full of payloads, with how many questions it holds. */
export const hostileFiles = (): { name: string; bytes: Uint8Array; questions: number }[] => {
  const ask = (mark: string) => questionsOf(mark, payloads)
  const file = (mark: string, ending: string, write: (questions: Question[]) => Uint8Array | string, more = 0) => {
    const questions = ask(mark)
    const written = write(questions)
    const bytes = typeof written === 'string' ? utf8(written) : written
    return { name: `${mark}<img src=x onerror=alert(1)>.${ending}`, bytes, questions: questions.length + more }
  }
  return [
    file('csv', 'csv', (list) =>
      rowsOf(list)
        .map((row) => row.map(quoted).join(','))
        .join('\n'),
    ),
    file('xlsx', 'xlsx', (list) => workbook({ 'Sheet<script>': rowsOf(list.map(cellText)) })),
    file('docx', 'docx', word),
    file('txt', 'txt', (list) => paperLines(list).join('\n')),
    file('json', 'json', (list) =>
      JSON.stringify(
        list.map(({ stem, options, explanation }) => ({ question: stem, options, answer: 'A', explanation })),
      ),
    ),
    file('package', 'json', (list) => JSON.stringify(packageOf(list, 'package')), 1),
    file('gift', 'gift', (list) => giftOf(list, '')),
    file('gifthtml', 'gift', (list) => giftOf(list, '[html]')),
    file('aiken', 'txt', aikenOf),
    file('moodle', 'xml', moodleOf),
    ...questionsOf('qti', payloads, 2 * perQuestion).map((question, index) => ({
      name: `qti${index + 1}.xml`,
      bytes: utf8(qtiOf(question)),
      questions: 1,
    })),
  ]
}

/** A cell holds no control characters. */
const cellText = ({ stem, options, explanation }: Question): Question => {
  const clean = (text: string) => [...text].filter((character) => character >= ' ').join('')
  const [a, b, c, d] = options
  return { stem: clean(stem), options: [clean(a), clean(b), clean(c), clean(d)], explanation: clean(explanation) }
}
