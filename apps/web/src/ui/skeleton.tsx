import { classNames } from './class-names.ts'
import styles from './skeleton.module.css'

/** The shape of what is on its way; it shows only after 300 ms, so that a quick answer never flickers. */
export const Skeleton = ({ rows = ['60%', 'tall', 'tall', 'tall'] }: { rows?: string[] }) => (
  <div className={styles.skeleton} aria-hidden="true">
    {rows.map((row, index) => (
      <div
        key={index}
        className={classNames(styles.bar, row === 'tall' && styles.tall)}
        style={row === 'tall' ? undefined : { width: row }}
      />
    ))}
  </div>
)
