import { Component, type ReactNode } from 'react';
import { BrokenWindow } from './BrokenWindow.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly error: unknown };

/** The last net: shows what happened instead of an empty window. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <BrokenWindow error={this.state.error} />;
  }
}
