// Gives every test run one PostgreSQL: the one named by DATABASE_URL.
export default function setup(): void {}
