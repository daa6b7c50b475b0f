import { useLocale } from '../../i18n/locale.ts'
import { Card } from '../../ui/card.tsx'
import { TradeMark } from '../../ui/trade-mark.tsx'
import styles from './trade-plate.module.css'
import type { Trade } from './use-trades.ts'

/** A trade as a sheet of the drawing office: its tool, and below the title block with code and figures. */
export const TradePlate = ({ trade, note }: { trade: Trade; note: string }) => {
  const locale = useLocale()
  return (
    <Card drawing className={styles.plate}>
      <TradeMark symbol={trade.symbol} size={112} />
      <dl className={styles.block}>
        <dt className={styles.name}>{trade.names[locale]}</dt>
        <dd className={styles.code}>{trade.code}</dd>
        <dd className={styles.note}>{note}</dd>
      </dl>
    </Card>
  )
}
