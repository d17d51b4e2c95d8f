/** The parts that are asked of packages that bring no types. */
declare module 'datapackage' {
  export interface Resource {
    name: string;
    /** Whether its descriptor says how its columns are. */
    descriptor: { schema?: object };
    /** @throws an error whose `errors` name each cell, where there are several. */
    read(options: { relations: boolean }): Promise<unknown[][]>;
  }
  export class Package {
    static load(descriptor: string, basePath: string): Promise<Package>;
    readonly valid: boolean;
    readonly errors: readonly Error[];
    readonly resources: readonly Resource[];
  }
}

declare module 'frictionless.js' {
  export interface File {
    descriptor: { name: string; schema?: { fields: readonly { name: string }[] } };
    rows(options: { keyed: true }): Promise<AsyncIterable<Record<string, string>>>;
  }
  export class Dataset {
    static load(path: string): Promise<Dataset>;
    readonly resources: readonly File[];
  }
}

declare module 'edtf' {
  /** @throws where the text is no EDTF of that level. */
  export function parse(text: string, options: { level: number }): { type: string; level: number };
}
