// The text of an option that counts something → a whole number.
import { InvalidArgumentError } from 'commander';

const largest = 1_000_000_000;

/** "12" → 12; refuses what is no whole number, and one below `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= least && number <= largest) return number;
    throw new InvalidArgumentError(`"${text}" is no whole number from ${least} to ${largest}.`);
  };
}
