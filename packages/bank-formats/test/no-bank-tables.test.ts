import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf } from './samples.ts'

describe('tables that are counted row by row are no banks', () => {
  it.each([
    [
      'a roster',
      '序号,姓名,性别,工种,等级,成绩\n1,甲,男,焊工,A,90\n2,乙,女,电工,B,85\n3,丙,男,钳工,A,77\n4,丁,男,车工,C,60',
    ],
    [
      'a timetable',
      '节次,星期一,星期二,星期三,星期四\n1,电工,钳工,焊接,安全\n2,制图,安全,车工,钳工\n3,体育,语文,数学,英语\n4,体育,车工,语文,制图',
    ],
    [
      'a list of parts',
      '编号,零件,图号,材料,数量\n1,轴,A-01,45,2\n2,齿轮,A-02,40Cr,4\n3,端盖,B-01,HT200,2\n4,垫圈,C-03,Q235,8',
    ],
    [
      'a log',
      '2024-03-02 10:01:00 task 1 done; ok 1\n2024-03-02 10:02:00 task 2 done; ok 2\n2024-03-02 10:03:00 task 3 done; ok 3',
    ],
  ])('%s', async (_, text) => {
    await expect(readBank(bytesOf(text), 'table.csv')).rejects.toMatchObject({ code: 'bank.no-questions' })
  })
})
