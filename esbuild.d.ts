import type { BuildOptions, Metafile } from 'esbuild';

export declare function hostOptions(options: {
  readonly entryPoints: string[];
  readonly outdir: string;
  readonly production?: boolean;
}): BuildOptions;

export declare function extensionOptions(options: { readonly production?: boolean }): BuildOptions;

export declare function commandOptions(options: {
  readonly outdir: string;
  readonly production?: boolean;
}): BuildOptions;

export declare function buildExtension(options?: {
  readonly production?: boolean;
}): Promise<{ readonly host: Metafile; readonly page: Metafile | undefined }>;
