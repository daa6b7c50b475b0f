import pg from 'pg'

const trades = ['6-31-01-03', '6-18-01-01', '6-18-02-04', '6-31-01-02']
const words = {
  subject:
    '兆欧表 接地电阻测试仪 三相异步电动机 低压断路器 热继电器 交流接触器 车床主轴 尾座顶尖 硬质合金刀具 滚动轴承 齿轮减速器 液压泵 电弧焊机 氩弧焊枪 角磨机 起重吊具 钢丝绳 配电柜 漏电保护器 变压器 电流互感器 游标卡尺 千分尺 百分表 压力容器',
  action:
    '使用前应当检查 停电检修时必须遵守 安装时应满足 日常保养的要点是 出现异常声响时应先处理 拆装过程中不允许 绝缘性能下降的主要原因是 测量读数时要注意 更换后应进行 验收合格的判定依据是',
  object:
    '额定电压与额定电流 绝缘电阻不低于规定值 接地装置连接可靠 润滑油的牌号和油位 安全防护罩完好 紧固件的拧紧力矩 同轴度误差不超过允许范围 冷却水流量正常 表面粗糙度符合图样 热影响区无裂纹 操作人员持证上岗 工作现场通风良好',
  place: '在潮湿环境中 高处作业时 连续运行八小时后 冬季低温条件下 交接班时 大修之后 首次投入使用前 夜间值班期间',
}
const list = (text: string) =>
  `array[${text
    .split(' ')
    .map((word) => `'${word}'`)
    .join(',')}]`
const pick = (text: string, seed: string) => `(${list(text)})[1 + (${seed}) % ${text.split(' ').length}]`

/** Four options a question, each of an own mixture: as different from each other as those of a real bank. */
const option = (n: string, place: number) =>
  `${pick(words.object, `${n} * ${place + 3} + ${place}`)} || '，' || ${pick(words.subject, `${n} / ${place + 2} + ${place}`)} || '第' || (${n} * ${place + 7} % 997) || '项'`

const content = (text: string) =>
  `jsonb_build_array(jsonb_build_object('type', 'paragraph', 'children', jsonb_build_array(jsonb_build_object('type', 'text', 'text', ${text}))))`

const seed = `
  with texts as materialized (
    select n, (lpad(to_hex(1760000000000 + n), 12, '0') || '7000' || '8' || right(md5(n::text), 15))::uuid as id, gen_random_uuid() as version_id,
      ${pick(words.place, 'n')} || '，' || ${pick(words.subject, 'n / 8')} || ${pick(words.action, 'n / 200')} || '（　）。第' || n || '号'
        || case when n % 5000 = 17 then '锉削' else '' end as stem,
      ${[0, 1, 2, 3].map((place) => `${option('n', place)} as o${place}`).join(', ')}
    from generate_series($1::int, $2::int) n),
  q as (
    insert into question (id, bank_id, trade_code, state, fingerprint, current_version_id, exam_point_id)
    select id, ($3::uuid[])[1 + n % 4], ($4::text[])[1 + n % 4], case n % 20 when 0 then 'retired' else 'published' end,
      'bench ' || n, version_id, ($5::uuid[])[1 + n % 4 * 50 + n / 4 % 50] from texts order by n),
  v as (
    insert into question_version (id, question_id, version, state, type, language, material, stem, options, targets, level, difficulty,
      source, standard, edition, valid_until, search_text, sketch)
    select version_id, id, 1, 'published', case n % 5 when 0 then 'multiple-choice' else 'single-choice' end, 'zh-CN', '[]', ${content('stem')},
      jsonb_build_array(${[0, 1, 2, 3].map((place) => `jsonb_build_object('id', '${'abcd'[place]}', 'pinned', false, 'content', ${content(`o${place}`)})`).join(', ')}), '[]',
      1 + n % 5, 1 + n % 5, case n % 7 when 0 then '市技能竞赛' else '工种题库第' || n % 40 || '册' end,
      'GB/T ' || (1000 + n % 300), '20' || lpad((n % 20)::text, 2, '0'), case n % 50 when 0 then date '2024-01-01' end,
      lower(stem || ' ' || o0 || ' ' || o1 || ' ' || o2 || ' ' || o3), null
    from texts)
  insert into question_key (question_version_id, version, key, explanation, reason)
  select version_id, 1, jsonb_build_object('type', 'single-choice', 'choice', 'a'), '[]', 'import' from texts`

const points = `
  insert into exam_point (id, trade_code, parent_id, position, code, name, weight)
  select id, trade, case when n > 10 then first_value(id) over (partition by trade, n % 10 order by n) end, n, 'P' || n, '鉴定点' || n, 100
  from (select gen_random_uuid() as id, trade, n from unnest($1::text[]) trade, generate_series(1, 50) n) p order by n returning id, trade_code`

/** A bank of so many questions, made by the database itself: the readers would take as long as everything else. */
export const seedQuestions = async (url: string, count: number): Promise<{ bankIds: string[]; pointIds: string[] }> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const banks = await client.query<{ id: string }>(
      `insert into bank (id, name, trade_code, language) select gen_random_uuid(), '全部题目', code, 'zh-CN' from unnest($1::text[]) code returning id`,
      [trades],
    )
    const bankIds = banks.rows.map(({ id }) => id)
    const made = await client.query<{ id: string; trade_code: string }>(points, [trades])
    const pointIds = trades.flatMap((trade) => made.rows.filter((row) => row.trade_code === trade).map(({ id }) => id))
    const step = 10_000
    for (let first = 1; first <= count; first += step)
      await client.query(seed, [first, Math.min(count, first + step - 1), bankIds, trades, pointIds])
    await client.query(`
      insert into question_report (id, question_version_id, reason, note)
      select gen_random_uuid(), current_version_id, 'typo', '' from question where position % 100 = 3`)
    await client.query('vacuum analyze')
    return { bankIds, pointIds }
  } finally {
    await client.end()
  }
}
