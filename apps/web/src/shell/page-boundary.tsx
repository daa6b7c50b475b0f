import { Component, type ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { PageHead } from '../ui/page-head.tsx'
import styles from './app-shell.module.css'
import { shellMessages } from './messages.ts'
import { useOnline } from './use-online.ts'

const Failed = () => {
  const words = useMessages(shellMessages)
  const online = useOnline()
  return (
    <div className={styles.failed} role="alert">
      <PageHead title={words.pageFailed} lead={online ? words.pageFailedMend : words.pageOffline} />
      {online ? (
        <Button look="next" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      ) : null}
    </div>
  )
}

type Props = {
  children: ReactNode
  /** Another place than the one that failed is tried anew. */
  place?: string
}

/** Catches a page whose script did not come, for want of a network or after an update of the server, or that broke. */
export class PageBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.place !== this.props.place) this.setState({ failed: false })
  }
  override render() {
    return this.state.failed ? <Failed /> : this.props.children
  }
}
