import styles from './trade-mark.module.css'
import { tradeMarkPaths } from './trade-mark-paths.ts'

/** The line drawing of a trade's tool; a try square where there is none of its own. Decoration: the name stands beside it. */
export const TradeMark = ({ symbol, size = 48 }: { symbol: string | undefined; size?: number }) => {
  const paths: Record<string, string> = tradeMarkPaths
  return (
    <svg
      className={styles.mark}
      width={`${size / 16}em`}
      height={`${size / 16}em`}
      viewBox="0 0 48 48"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d={(symbol === undefined ? undefined : paths[symbol]) ?? paths.square} />
    </svg>
  )
}
