import { type Content, type Inline, type QuestionDraft, textContent } from '@lianbing/contract'

type Said = { zh: string; en: string }
type Language = QuestionDraft['language']
type Paint = { hash: string; alt: Said; width: number; height: number }

/** The pictures of these questions; their bytes are put beside them. */
export const pictures = {
  vernier: {
    hash: 'a1'.repeat(32),
    alt: { zh: '游标卡尺读数', en: 'Reading of a vernier caliper' },
    width: 900,
    height: 400,
  },
  bolt: { hash: 'b2'.repeat(32), alt: { zh: '六角螺栓', en: 'Hexagon bolt' }, width: 240, height: 240 },
  nut: { hash: 'c3'.repeat(32), alt: { zh: '六角螺母', en: 'Hexagon nut' }, width: 240, height: 240 },
} satisfies Record<string, Paint>

/** One question of each type, with picture, formula and table, and a case of three: for a worker who speaks this. */
export const everyType = (language: Language): QuestionDraft[] => {
  const say = ({ zh, en }: Said) => (language === 'zh-CN' ? zh : en)
  const run = (said: Said): Inline => ({ type: 'run', text: say(said) })
  const line = (...children: Inline[]): Content => [{ type: 'paragraph', children }]
  const image = ({ alt, ...rest }: Paint): Inline => ({ type: 'image', alt: say(alt), ...rest })
  const formula = (tex: string): Inline => ({ type: 'formula', tex })
  const blank = (index: number): Inline => ({ type: 'blank', index })
  const text = (said: Said) => textContent(say(said))
  const option = (id: string, content: Content) => ({ id, content, pinned: false })
  const options = (prefix: string, ...said: (Said | Content)[]) =>
    said.map((one, index) => option(`${prefix}${index}`, Array.isArray(one) ? one : text(one)))
  const base = {
    language,
    targets: [],
    options: [],
    material: [],
    group: null,
    level: 4,
    difficulty: 2,
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
  } satisfies Partial<QuestionDraft>
  const because: Content = line(
    run({ zh: '由 ', en: 'From ' }),
    formula('v_c=\\frac{\\pi d n}{1000}'),
    run({ zh: ' 得出，单位见表。', en: ' it follows; for units see the table.' }),
  )
  const speeds: Content = [
    {
      type: 'table',
      rows: [
        [
          [run({ zh: '材料', en: 'Material' })],
          [run({ zh: '硬质合金刀具切削速度 (m/min)', en: 'Cutting speed with carbide (m/min)' })],
          [run({ zh: '进给量 (mm/r)', en: 'Feed (mm/rev)' })],
          [run({ zh: '切削液', en: 'Coolant' })],
        ],
        [
          [run({ zh: '45 钢', en: 'Steel C45' })],
          [run({ zh: '90–120', en: '90–120' })],
          [run({ zh: '0.2', en: '0.2' })],
          [run({ zh: '乳化液', en: 'Emulsion' })],
        ],
        [
          [run({ zh: '铸铁', en: 'Cast iron' })],
          [formula('v\\le 80')],
          [run({ zh: '0.3', en: '0.3' })],
          [run({ zh: '干切', en: 'Dry' })],
        ],
      ],
    },
  ]
  const material: Content = [
    ...text({
      zh: '车间要加工一批直径 40 mm 的传动轴，材料为 45 钢，主轴转速 800 r/min。操作者戴着手套测量转动中的工件，班长当场制止。',
      en: 'A workshop turns a batch of drive shafts, 40 mm in diameter, of steel C45, at a spindle speed of 800 rpm. The operator measures a turning part with gloves on; the foreman stops him.',
    }),
    ...speeds,
    ...line(image(pictures.vernier)),
  ]
  const hoist = text({
    zh: '吊运一台 2 t 的工作台时，吊索夹角约 100°，下方有人经过，指挥人员没有停吊。',
    en: 'A machine table of 2 t is lifted with slings at about 100°; people walk below and the signaller does not stop the lift.',
  })
  const lifted = { ...base, material: hoist, group: 'hoist', explanation: because, type: 'true-false' } as const
  const inCase = { ...base, material, group: 'shaft', explanation: because }
  return [
    {
      ...base,
      type: 'single-choice',
      explanation: because,
      stem: [
        ...text({ zh: '图中的游标卡尺读数是多少？', en: 'What does the vernier caliper in the picture read?' }),
        ...line(image(pictures.vernier)),
      ],
      options: options(
        's',
        line(formula('22.5\\,\\mathrm{mm}')),
        line(formula('\\frac{225}{100}\\,\\mathrm{mm}')),
        { zh: '20.05 mm', en: '20.05 mm' },
        { zh: '以上都不对', en: 'None of these' },
      ),
      key: { type: 'single-choice', choice: 's0' },
    },
    {
      ...base,
      type: 'multiple-choice',
      explanation: [...because, ...line(image(pictures.nut))],
      stem: text({ zh: '哪些零件用扳手装拆？', en: 'Which parts are fitted with a spanner?' }),
      options: options(
        'm',
        line(image(pictures.bolt)),
        line(image(pictures.nut)),
        { zh: '平键', en: 'Parallel key' },
        { zh: '圆柱销', en: 'Cylindrical pin' },
      ),
      key: { type: 'multiple-choice', choices: ['m0', 'm1'] },
    },
    {
      ...base,
      type: 'true-false',
      explanation: because,
      stem: [...text({ zh: '按下表，铸铁应当干切。', en: 'By the table below, cast iron is cut dry.' }), ...speeds],
      key: { type: 'true-false', truth: true },
    },
    {
      ...base,
      type: 'blanks',
      blanks: 3,
      explanation: because,
      stem: line(
        run({ zh: '车床主轴的旋转是', en: 'The turning of the spindle is the ' }),
        blank(0),
        run({ zh: '运动，刀具的移动是', en: ' motion, the travel of the tool is the ' }),
        blank(1),
        run({ zh: '运动。切削用量的第三个要素写在下面。', en: ' motion. Write the third of the cutting data below.' }),
      ),
      key: {
        type: 'blanks',
        texts: [
          [say({ zh: '主', en: 'primary' })],
          [say({ zh: '进给', en: 'feed' }), say({ zh: '走刀', en: 'feeding' })],
          [say({ zh: '背吃刀量', en: 'depth of cut' })],
        ],
        anyOrder: false,
      },
    },
    {
      ...base,
      type: 'numeric',
      unit: 'm/min',
      explanation: because,
      stem: line(
        run({
          zh: '工件直径 40 mm，转速 800 r/min，求切削速度 ',
          en: 'Diameter 40 mm, 800 rpm: give the cutting speed ',
        }),
        formula('v_c'),
        run({ zh: '。', en: '.' }),
      ),
      key: { type: 'numeric', number: '100.5', tolerance: '0.5', unit: 'm/min' },
    },
    {
      ...base,
      type: 'ordering',
      explanation: because,
      stem: text({ zh: '排出更换刀片的先后。', en: 'Put the steps of changing an insert in order.' }),
      options: options(
        'o',
        { zh: '停车，等主轴停稳', en: 'Stop, and wait until the spindle stands still' },
        { zh: '松开压紧螺钉', en: 'Loosen the clamping screw' },
        [...text({ zh: '换上新刀片', en: 'Put in the new insert' }), ...line(image(pictures.bolt))],
        { zh: '拧紧并检查伸出量', en: 'Tighten and check the overhang' },
      ),
      key: { type: 'ordering', order: ['o0', 'o1', 'o2', 'o3'] },
    },
    {
      ...base,
      type: 'matching',
      explanation: because,
      stem: text({ zh: '给每样量具配上它量的东西。', en: 'Match each tool with what it measures.' }),
      options: options(
        'l',
        { zh: '游标卡尺', en: 'Vernier caliper' },
        { zh: '千分尺', en: 'Micrometer' },
        { zh: '塞尺', en: 'Feeler gauge' },
      ),
      targets: options(
        't',
        { zh: '外径', en: 'Outer diameter' },
        { zh: '间隙', en: 'Gap' },
        line(formula('R_a'), run({ zh: ' 表面粗糙度', en: ' roughness' })),
      ),
      key: {
        type: 'matching',
        pairs: [
          ['l0', 't0'],
          ['l1', 't0'],
          ['l2', 't1'],
        ],
      },
    },
    {
      ...base,
      type: 'written',
      explanation: because,
      stem: text({ zh: '说明为什么操作车床不准戴手套。', en: 'Say why no gloves are worn at a lathe.' }),
      key: {
        type: 'written',
        rubric: say({
          zh: '卷入危险；转动部件；停车后测量',
          en: 'Danger of being drawn in; turning parts; measure at standstill',
        }),
      },
    },
    {
      ...inCase,
      type: 'single-choice',
      stem: text({ zh: '操作者首先违反了哪一条？', en: 'Which rule does the operator break first?' }),
      options: options(
        'c',
        { zh: '转动时不准测量', en: 'No measuring while it turns' },
        { zh: '不准使用切削液', en: 'No coolant' },
      ),
      key: { type: 'single-choice', choice: 'c0' },
    },
    {
      ...inCase,
      type: 'true-false',
      stem: text({ zh: '班长的做法是对的。', en: 'The foreman is right.' }),
      key: { type: 'true-false', truth: true },
    },
    {
      ...inCase,
      type: 'blanks',
      blanks: 2,
      stem: text({ zh: '写出表中两种材料，先后不限。', en: 'Name the two materials of the table, in any order.' }),
      key: {
        type: 'blanks',
        texts: [[say({ zh: '45 钢', en: 'Steel C45' })], [say({ zh: '铸铁', en: 'Cast iron' })]],
        anyOrder: true,
      },
    },
    {
      ...lifted,
      stem: text({ zh: '吊物下方不准站人或通行。', en: 'Nobody may stand or walk below a load.' }),
      key: { type: 'true-false', truth: true },
    },
    {
      ...lifted,
      stem: text({ zh: '吊索夹角越大，吊索受力越小。', en: 'The wider the angle of the slings, the less they bear.' }),
      key: { type: 'true-false', truth: false },
    },
  ]
}
