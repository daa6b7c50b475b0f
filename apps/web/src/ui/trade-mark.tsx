import styles from './trade-mark.module.css'
import drawings from './trade-marks.svg'

/** The line drawing of a trade's tool, from one sheet that is fetched once. Decoration: the name stands beside it. */
export const TradeMark = ({ symbol = 'square', size = 48 }: { symbol?: string | undefined; size?: number }) => (
  <svg className={styles.mark} width={`${size / 16}em`} height={`${size / 16}em`} aria-hidden="true">
    <use href={`${drawings}#${symbol}`} />
  </svg>
)
