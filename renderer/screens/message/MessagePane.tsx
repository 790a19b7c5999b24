import { ThreadPane } from '../eConsultation/thread/ThreadPane.tsx';

type Props = {
  readonly taskId: string;
  readonly nextPatient: string | null;
  readonly onNext: () => void;
  readonly onBack: () => void;
};

/** One message to the surgery: who, what is asked, and the one thing to do. */
export function MessagePane(props: Props) {
  return <ThreadPane {...props} kind="message" />;
}
