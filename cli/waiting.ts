// Work that takes its time → a line on stderr that tells how far it has come, for as long as it lasts.
import { say, shown } from './terminal.js';
import { fitted } from './text-width.js';

export interface Waiting {
  /** On a terminal nothing of the line stays. */
  end(): void;
}

const patienceMs = 1000;
const erased = '\r\u001b[2K';

/** A terminal sees one line, written over; a file or a pipe gets a line of its own each time, ever more seldom. */
export function waiting(line: () => string): Waiting {
  const { stderr } = process;
  const isTerminal = stderr.isTTY === true && process.env.TERM !== 'dumb';
  const tell = () => {
    if (!isTerminal) say(line());
    else stderr.write(erased + fitted(shown(line(), stderr), Math.max(20, stderr.columns ?? 80) - 1));
  };
  let told = false;
  let pause = patienceMs;
  const again = () => {
    tell();
    told = true;
    if (!isTerminal) pause *= 2;
    timer = setTimeout(again, pause);
  };
  let timer = setTimeout(again, pause);
  return {
    end() {
      clearTimeout(timer);
      if (told && isTerminal) stderr.write(erased);
    },
  };
}
