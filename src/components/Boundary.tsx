import { Component, type ReactNode } from 'react'
import { ErrorState } from './ErrorState'

interface BoundaryState {
  broken: boolean
}

/** An answer nobody foresaw may break a screen: then it says so and offers another try, and is never white. */
export class Boundary extends Component<{ children?: ReactNode }, BoundaryState> {
  override state: BoundaryState = { broken: false }

  static getDerivedStateFromError(): BoundaryState {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <ErrorState
        title="这一页没能打开"
        body="积分都还在，是我们这边出了点问题。"
        onRetry={() => this.setState({ broken: false })}
      />
    )
  }
}
