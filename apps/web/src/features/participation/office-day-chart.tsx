import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useScheme } from '../../office/use-scheme.ts'
import type { Report } from './office-figures.ts'
import { participationMessages } from './office-messages.ts'
import styles from './office-participation.module.css'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

type Words = { participations: string; answers: string }

/** Two measures on two scales: how often people came, and how much they did. */
const optionOf = (days: Report['days'], words: Words) => {
  const ink = token('ink-soft')
  const axis = { axisLabel: { color: ink, fontSize: 14 }, nameTextStyle: { color: ink, fontSize: 14 } }
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14 },
    grid: { left: 56, right: 64, top: 56, bottom: 32 },
    legend: { top: 0, textStyle: { color: token('ink'), fontSize: 14 } },
    tooltip: {
      trigger: 'axis',
      backgroundColor: token('sheet'),
      borderColor: token('edge'),
      textStyle: { color: token('ink') },
    },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day.slice(5)),
      axisLabel: { color: ink, fontSize: 14 },
      axisLine: { lineStyle: { color: token('edge') } },
      axisTick: { show: false },
    },
    yAxis: [
      {
        type: 'value',
        name: words.participations,
        minInterval: 1,
        splitLine: { lineStyle: { color: token('line') } },
        ...axis,
      },
      { type: 'value', name: words.answers, minInterval: 1, splitLine: { show: false }, ...axis },
    ],
    series: [
      {
        type: 'bar',
        name: words.participations,
        data: days.map(({ participations }) => participations),
        itemStyle: { color: token('steel-soft'), borderColor: token('steel') },
        barMaxWidth: 24,
      },
      {
        type: 'line',
        name: words.answers,
        yAxisIndex: 1,
        data: days.map(({ answers }) => answers),
        symbol: 'none',
        lineStyle: { color: token('ink'), width: 2 },
        itemStyle: { color: token('ink') },
      },
    ],
  }
}

/** Drawn on a canvas, so its figures stand in a table beside it as well. */
export const DayChart = ({ days, label }: { days: Report['days']; label: string }) => {
  const words = useMessages(participationMessages)
  const scheme = useScheme()
  const box = useRef<HTMLDivElement>(null)
  const { participations, answers } = words
  // Drawn anew with the scheme, because that changes the tokens.
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current)
    chart.setOption(optionOf(days, { participations, answers }))
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [days, participations, answers, scheme])
  return <div ref={box} className={styles.chart} role="img" aria-label={label} />
}
