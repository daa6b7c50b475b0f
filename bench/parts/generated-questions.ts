import { type QuestionDraft, textContent } from '../../packages/contract/src/index.ts'

const machines =
  '车床 铣床 磨床 钻床 镗床 刨床 锻锤 行车 叉车 锅炉 水泵 风机 压缩机 变压器 电动机 发电机 接触器 断路器 变频器 输送带'.split(
    ' ',
  )
const parts =
  '主轴 轴承 齿轮 导轨 丝杠 刀架 卡盘 尾座 皮带 联轴器 制动器 油箱 滤芯 阀门 线圈 触头 端子 绝缘 护罩 仪表'.split(' ')
const moments =
  '启动之后 停机之前 检修期间 满负荷运行 空载试车 换班交接 雨季到来 长期停用 更换零件 发现异响 温升异常 振动加剧 润滑不良 电压波动 首件加工 精密测量 夜间值守 吊运重物 切断电源 现场清扫'.split(
    ' ',
  )
const acts =
  '检查紧固情况 记录实测数据 补充润滑油脂 测量绝缘电阻 清除表面积尘 核对铭牌参数 确认接地可靠 调整配合间隙 更换磨损零件 悬挂警示标牌 通知当班组长 观察运行声音 校验安全装置 做好交接手续 复核图纸要求 采取防护措施 保持场地整洁 试验联锁动作 排除残余压力 填写点检表格'.split(
    ' ',
  )
const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? ''

/** The number's own question: 160,000 differ in what they are about, and those that differ in one word have other options. */
export const generatedQuestion = (number: number): QuestionDraft => {
  const [a, b, c, d] = [number, Math.floor(number / 20), Math.floor(number / 400), Math.floor(number / 8_000)]
  const stem = `${pick(machines, a)}的${pick(parts, b)}在${pick(moments, c)}时，操作者首先应当${pick(acts, d)}，然后（ ）。`
  const options = [7, 11, 13, 17].map((step, at) => ({
    id: 'ABCD'.charAt(at),
    content: textContent(`${pick(acts, a + d + step)}并处理${pick(parts, b + c + step)}`),
    pinned: false,
  }))
  return {
    type: 'single-choice',
    language: 'zh-CN',
    material: [],
    stem: textContent(stem),
    options,
    targets: [],
    level: null,
    difficulty: null,
    examPoint: null,
    source: null,
    sourceDetail: null,
    licence: null,
    author: null,
    reviewer: null,
    standard: null,
    edition: null,
    validFrom: null,
    validUntil: null,
    key: { type: 'single-choice', choice: 'ABCD'.charAt(number % 4) },
    explanation: [],
    group: null,
  }
}

/** The same question as somebody else wrote it down: other marks, another order, a word that only frames it. */
export const copiedQuestion = (number: number, choice?: string): QuestionDraft => {
  const { stem, options, key, ...rest } = generatedQuestion(number)
  const [block] = stem
  const [run] = block?.type === 'paragraph' ? block.children : []
  const text = run?.type === 'run' ? run.text : ''
  const other = choice === undefined ? key : { type: 'single-choice' as const, choice }
  return {
    ...rest,
    stem: textContent(`${text.replace('时，', '时').replace('（ ）。', '：')}`),
    options: options.toReversed(),
    key: other,
  }
}
