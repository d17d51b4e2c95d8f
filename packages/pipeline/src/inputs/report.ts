/** What is wrong with an input, or with one place in it. What is not known of the place is left out. */
export interface InputProblem {
  path: string;
  /** 1-based. */
  line?: number;
  reason: string;
}

export type Report = (problem: InputProblem) => void;
