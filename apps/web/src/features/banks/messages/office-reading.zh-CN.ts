/** The values that a problem carries, by name. */
export type Params = Record<string, string | number>

const types: Record<string, string> = {
  'single-choice': '单选题',
  'multiple-choice': '多选题',
  'true-false': '判断题',
  blanks: '填空题',
  numeric: '计算题',
  ordering: '排序题',
  matching: '配对题',
  written: '简答题',
}

/** By code: what is wrong, and what mends it. */
const problems = {
  'file.empty': () => '文件是空的。请确认选对了文件。',
  'file.too-large': (p: Params) => `文件超过 ${p.megabytes} MB。请拆成几个文件。`,
  'file.binary': () => '这不是表格也不是文本。请把题目另存为 .xlsx 或 UTF-8 的 .csv。',
  'file.encoding': () => '文字的编码认不出来。请另存为“CSV UTF-8”。',
  'file.encrypted': () => '工作簿设了密码。请另存一份不带密码的。',
  'file.damaged': (p: Params) => `文件已损坏，打不开（${p.detail}）。请用原来的软件打开，再另存一份。`,
  'file.hostile': (p: Params) => `为了安全没有读这个文件：${p.detail}。请另存一份再试。`,
  'file.too-heavy': () => '读这个文件占用的内存太多。请拆成几个文件。',
  'file.too-slow': (p: Params) => `读这个文件超过了 ${p.seconds} 秒。请拆成几个文件。`,
  'file.reader-failed': () => '文件没有读成。请再传一次；还不行就另存一份再试。',
  'format.doc': () => '这是老版 Word 文件（.doc）。请把题目复制到表格里，存为 .xlsx。',
  'format.docx': () => '还不能读 Word 文件。请把题目复制到表格里，存为 .xlsx。',
  'format.pdf': () => '这是 PDF。请把题目复制到表格里，存为 .xlsx。',
  'format.html': () => '这是网页，或换了后缀的 XML 表格。请用 Excel 打开，另存为 .xlsx。',
  'format.xml': () => '不能读 XML 文件。请存为 .xlsx、.csv 或 .json。',
  'format.zip': () => '这个压缩包不是工作簿。请解压后上传里面的表格。',
  'format.json-invalid': (p: Params) => `JSON 格式有错：${p.detail}。`,
  'format.qti-test': () => '这个文件只排了题目的顺序，题目在别的文件里。请上传整个题库包（.zip）。',
  'bank.no-questions': () => '没有找到题目。表格里要有题干、答案和选项这几列。',
  'bank.too-many': (p: Params) => `文件里超过 ${p.limit} 题。请拆成几个文件。`,
  'package.version': (p: Params) => `这个题库包是第 ${p.version} 版，现在能读第 1 版。`,
  'package.shape': (p: Params) => `题库包的内容和说明对不上：${p.detail}。`,
  'text.hidden': () => '这道题里藏着看不见的字符，会把文字倒过来或截断。请把这一处重新打一遍。',
  'stem.missing': () => '缺题干。请补上题干。',
  'stem.too-long': (p: Params) => `题干超过 ${p.limit} 个字。请缩短，或拆成几题。`,
  'options.missing': () => '缺选项。请补上选项。',
  'options.too-few': () => '只有一个选项。请补上其他选项。',
  'options.too-many': (p: Params) => `选项超过 ${p.limit} 个。请减少选项。`,
  'options.empty': (p: Params) => `选项 ${p.letter} 是空的，后面的却有内容。请补上，或把后面的往前移。`,
  'options.duplicate': (p: Params) => `选项 ${p.first} 和 ${p.second} 一样。请改掉一个。`,
  'options.letters': (p: Params) => `选项编号是 ${p.letters}，有缺的或重复的。请核对编号。`,
  'options.not-true-false': () => '判断题的选项不是“对”和“错”。请改选项，或改成单选题。',
  'key.missing': () => '缺答案。请补上答案。',
  'key.unreadable': (p: Params) => `答案“${p.answer}”看不懂。请写选项字母，判断题写“对”或“错”。`,
  'key.beyond-options': (p: Params) => `答案是 ${p.letter}，但只有 ${p.count} 个选项。请核对答案和选项。`,
  'key.duplicate-letter': (p: Params) => `答案“${p.answer}”里有选项写了两次。请核对答案。`,
  'key.not-an-option': (p: Params) => `答案“${p.answer}”不在选项里。请改成选项字母或选项原文。`,
  'key.too-many': (p: Params) => `单选题的答案是“${p.answer}”。请改成一个答案，或改成多选题。`,
  'key.scoring-differs': (p: Params) =>
    `答案写的是“${p.answer}”，但题目自带的计分规则也认（或只认）“${p.other}”。请核对后改一致。`,
  'key.index-base': () => '答案是数字，但看不出第一个选项算 0 还是 1。请改用字母。',
  'key.conflict': (p: Params) => `题干里的答案是“${p.inStem}”，答案列写的是“${p.answer}”。请核对后改一致。`,
  'key.not-text': () => '答案里有图片、公式或表格。请改用文字。',
  'key.not-an-order': (p: Params) => `答案“${p.answer}”没有把每一项都排进去一次。请写成 BADC 这样的顺序。`,
  'key.not-pairs': (p: Params) => `答案“${p.answer}”没有给左边每一项配上一个。请写成 1-B,2-A 这样。`,
  'pairs.unclear': () => '看不出哪些是左边的项，哪些是右边的项。请分开写。',
  'blanks.no-gap': () => '填空题的题干里没有空（____ 或括号）。请标出要填的地方。',
  'blanks.count': (p: Params) => `题干有 ${p.gaps} 个空，答案的个数对不上。请核对。`,
  'picture.unsupported': () => '这道题带图片，这种文件里的图片还读不了。',
  'picture.unreadable': () => '题里有图片读不出来，或显示会走样。请把图片存为 PNG，再放回题里。',
  'picture.vector-metafile': () => '题里的图是 WMF 或 EMF 格式。请把图另存为 PNG，再放回题里。',
  'picture.too-large': (p: Params) => `题里的图片太大，超过能读的像素（${p.megapixels} 百万）。请缩小图片。`,
  'picture.too-many': (p: Params) => `文件里的图片太多（最多 ${p.limit} 张）或太大。请拆成几个文件。`,
  'picture.missing': (p: Params) => `文件里没有图片“${p.name}”。请把图片和题目一起打包后再导入。`,
  'type.unsupported': (p: Params) => `还不支持“${p.type}”这种题型。`,
  'question.shape': (p: Params) => `这道题的内容和说明对不上：${p.detail}。`,
  'options.lost': () => '答案带选项字母，但文件里没有选项；按答案的文字读成填写题。请核对。',
  'type.mended': (p: Params) => `题型写的是“${p.given}”，按内容当作${types[p.type ?? ''] ?? p.type}读入。`,
  'sheet.skipped': (p: Params) => `工作表“${p.sheet}”里没有题（${p.rows} 行），没有读。`,
  'row.skipped': (p: Params) => `这一行没有题，跳过了：“${p.text}”。`,
  'question.duplicate': (p: Params) => `同一道题在 ${p.first} 已经有了，只读一次。`,
  'key.duplicate-conflict': (p: Params) => `同一道题在 ${p.first} 有另一个答案。请核对哪个对。`,
  'key.assumed-letters': () => '没有选项的判断题，答案 A、B 当作对、错读入。',
  'key.assumed-numbers': (p: Params) => `判断题的答案是数字：1 当作对，${p.wrong} 当作错读入。`,
  'key.scoring-unread': (p: Params) => `这道题自带计分规则（${p.rule}），没有读；按写明的答案读入。`,
  'key.in-stem': () => '答案取自题干里的括号。',
}

export const messages = {
  problems,
  /** Columns and rows are named in the reason, which follows below in the reader's own words. */
  layouts: {
    'table.header': '表格，首行附近的标题行说明了每一列是什么',
    'table.bare': '表格没有标题行，按内容认出了题干、答案和选项各在哪一列',
    'table.options-below': '每道题下面逐行列出选项',
    'json.records': 'JSON 记录，每条有题干、答案和选项的字段',
    'json.map': 'JSON，题目作名称，答案作值',
    'qti.1': 'IMS QTI 1.2 题目',
    'qti.2': 'IMS QTI 2.x 题目',
    'qti.3': 'IMS QTI 3.0 题目',
    'json.package': '本平台的题库包',
  } as Record<string, string>,
}
export type ProblemTextsByCode = typeof problems
export type ReadingMessages = {
  problems: Record<keyof ProblemTextsByCode, (params: Params) => string>
  layouts: Record<string, string>
}
