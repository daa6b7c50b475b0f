import styles from './entrance.module.css'

const marks = Array.from({ length: 51 }, (_, index) => index)

/** A vernier caliper on its drawing sheet, in one stroke weight: what a careful hand reaches for first. */
export const Caliper = () => (
  <svg className={styles.caliper} viewBox="0 0 440 200" aria-hidden="true">
    <path d="M40 60h390v34H74v72l-22-30V94H40z" />
    <path d="M52 60V34l14-12v38" />
    <path d="M128 52h112v8M128 52V94M240 94v30H150v42l-22-30V94M128 60V34l-14-12v38" />
    <circle cx="206" cy="46" r="7" />
    <path d="M248 124v-8h12v8M430 72h8v10h-8" />
    {marks.map((mark) => (
      <path key={mark} d={`M${84 + mark * 6.6} 94v${mark % 10 === 0 ? -16 : mark % 5 === 0 ? -12 : -8}`} />
    ))}
    {marks.slice(0, 11).map((mark) => (
      <path key={mark} d={`M${150 + mark * 8} 124v${mark % 5 === 0 ? -14 : -9}`} />
    ))}
    <path className={styles.dimension} d="M66 176h70M52 150v34M128 150v34M58 172l-6 4 6 4M122 172l6 4-6 4M52 176h14" />
  </svg>
)
