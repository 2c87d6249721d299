/** Stands for a picture or a style sheet: only its place in the markup matters to a test. */
export default 'asset'
