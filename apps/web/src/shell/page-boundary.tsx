import { Component, type ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './app-shell.module.css'
import { shellMessages } from './messages.ts'

const Failed = () => {
  const words = useMessages(shellMessages)
  return (
    <div className={styles.main} role="alert">
      <EmptyState title={words.pageFailed}>
        <p>{words.pageFailedMend}</p>
        <Button look="next" onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </EmptyState>
    </div>
  )
}

/** Catches a page whose script did not come, mostly after an update of the server, or that broke. */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <Failed /> : this.props.children
  }
}
