import type { Random } from '@lianbing/scoring'
import { pickWeighted } from './seeded-random.ts'

/** Common family names with their share, roughly in percent. */
const families: [string, number][] = Object.entries({
  王: 7.2,
  李: 7.2,
  张: 6.8,
  刘: 5.4,
  陈: 4.5,
  杨: 3.1,
  黄: 2.3,
  赵: 2.3,
  吴: 2.1,
  周: 2.1,
  徐: 1.7,
  孙: 1.6,
  马: 1.5,
  朱: 1.4,
  胡: 1.4,
  郭: 1.3,
  何: 1.3,
  林: 1.2,
  高: 1.2,
  罗: 1.1,
  郑: 1,
  梁: 1,
  谢: 0.9,
  宋: 0.8,
  唐: 0.8,
  许: 0.7,
  韩: 0.7,
  邓: 0.7,
  冯: 0.7,
  曹: 0.6,
  彭: 0.6,
  曾: 0.6,
  肖: 0.6,
  田: 0.5,
  董: 0.5,
  潘: 0.5,
  袁: 0.5,
  蔡: 0.5,
  蒋: 0.5,
  余: 0.4,
  于: 0.4,
  杜: 0.4,
  叶: 0.4,
  程: 0.4,
  魏: 0.4,
  苏: 0.4,
  吕: 0.4,
  丁: 0.3,
  任: 0.3,
  欧阳: 0.1,
  诸葛: 0.05,
})
const given = (
  '伟 强 磊 军 勇 杰 涛 超 明 刚 平 辉 鹏 飞 斌 波 宇 浩 凯 健 俊 帆 敏 静 丽 艳 娟 霞 玲 燕 芳 婷 慧 洁 ' +
  '建国 建军 建华 志强 志刚 志勇 国强 国庆 海涛 海波 文斌 文杰 永强 永刚 晓东 晓峰 晓明 小军 春生 春雷 新民 卫东 ' +
  '金龙 玉龙 玉兰 秀英 桂英 秀兰 红梅 雪梅 丽华 丽娟 淑珍 晓燕 晓红 海燕 春梅 雅琴 思远 子豪 梓轩 嘉伟 俊杰 浩然 ' +
  '天宇 宇航 佳怡 欣怡 诗涵 雨桐 立新 长河 德明 福生 庆丰 树林 根生 大勇 少华 振华 兴旺 学军 宏伟 宏图 锦程'
).split(' ')

/** A plausible name; on a board of 200 two people may share one, as they do in life. */
export const sampleName = (random: Random): string =>
  pickWeighted(families, random) +
  pickWeighted(
    given.map((name) => [name, name.length]),
    random,
  )
