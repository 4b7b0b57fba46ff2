/** Style sheets that a page imports for the build to collect. */
declare module '*.css';
