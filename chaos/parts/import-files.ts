import type { Chance } from './chance.ts'

/** A file as it was made: what a whole reading of it holds. */
export type MadeFile = { name: string; text: string; questions: number; rejected: number }

const head = '题型,题目,选项A,选项B,选项C,选项D,答案,解析'
const places = ['车床', '铣床', '钻床', '磨床', '刨床', '镗床', '锯床', '冲床']
const acts = ['装夹', '对刀', '换刀', '测量', '停机', '清屑', '润滑', '试切']

const line = (number: number, key: string, changed = false) => {
  const [place, act] = [places[number % 8], acts[Math.floor(number / 8) % 8]]
  const options = ['先停机再操作', '先挂牌再操作', '边看边操作', changed ? `由第${number}班操作` : '交给别人操作']
  return `单选题,${place}第${number}号工件${act}前应当怎样做,${options.join(',')},${key},按规程`
}

/**
 * A file of new questions, of questions from earlier files with the same key, with another one and with an option that
 * was edited, and of lines that no reader can take.
 */
export const makeFile = (chance: Chance, name: string, next: number): { file: MadeFile; next: number } => {
  const fresh = 40 + chance.below(160)
  const old = (share: number) => Array.from({ length: chance.below(share) }, () => chance.below(Math.max(1, next)))
  const known = next === 0 ? [] : [...new Set(old(40))]
  const other = next === 0 ? [] : [...new Set(old(10))].filter((number) => !known.includes(number))
  const seen = new Set([...known, ...other])
  const edited = next === 0 ? [] : [...new Set(old(10))].filter((number) => !seen.has(number))
  const broken = chance.below(4)
  const lines = [
    ...Array.from({ length: fresh }, (_, index) => line(next + index, 'A')),
    ...known.map((number) => line(number, 'A')),
    ...other.map((number) => line(number, 'B')),
    ...edited.map((number) => line(number, 'A', true)),
    ...Array.from({ length: broken }, (_, index) => line(next + fresh + index, 'F')),
  ]
  const questions = lines.length - broken
  return { file: { name, text: [head, ...lines].join('\n'), questions, rejected: broken }, next: next + fresh + broken }
}
