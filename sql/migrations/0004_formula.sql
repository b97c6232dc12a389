-- What is computed: indicators with their formulas, frameworks with their trees of weighted nodes.

create table ref.indicator (
  city_id smallint not null references ref.city,
  indicator_id integer generated always as identity,
  code text collate "C" not null,
  dimension text collate "C" not null,
  title text not null,
  unit text not null,
  direction text collate "C" not null check (direction in ('up', 'down', 'none')),
  levels text[] collate "C" not null,
  frequencies "char"[] not null,
  formula jsonb not null,
  type text collate "C" not null
    check (type in ('value', 'sum', 'ratio', 'rate', 'share', 'growth', 'yes_share', 'sql')),
  times numeric not null,
  statement text,
  concept text,
  definition text,
  interpretation text,
  reference text,
  hash text collate "C" not null,
  published_hash text collate "C",
  retired_at timestamptz,
  primary key (city_id, indicator_id),
  unique (city_id, code),
  check ((type = 'sql') = (statement is not null))
);
comment on table ref.indicator is 'MS-Ind: what is computed from variables';
comment on column ref.indicator.city_id is 'City that computes it';
comment on column ref.indicator.indicator_id is 'Key of the indicator';
comment on column ref.indicator.code is 'Its name in frameworks';
comment on column ref.indicator.dimension is 'Dimension whose file it stands in';
comment on column ref.indicator.title is 'Title';
comment on column ref.indicator.unit is 'Satuan of its values';
comment on column ref.indicator.direction is 'up: more is better; down: less is better; none';
comment on column ref.indicator.levels is 'Levels of the areas that it is computed for';
comment on column ref.indicator.frequencies is 'Types of the periods that it is computed for';
comment on column ref.indicator.formula is 'The formula as the configuration writes it';
comment on column ref.indicator.type is 'How its terms become its value';
comment on column ref.indicator.times is 'numerator / denominator × times = value; 100 for a share';
comment on column ref.indicator.statement is 'The query of a formula that is a file of sql/indicators';
comment on column ref.indicator.concept is 'Konsep';
comment on column ref.indicator.definition is 'Definisi';
comment on column ref.indicator.interpretation is 'Interpretasi';
comment on column ref.indicator.reference is 'Code in a published catalogue';
comment on column ref.indicator.hash is 'Hash of all that its values depend on besides the facts';
comment on column ref.indicator.published_hash is 'The hash that its present values were computed by';
comment on column ref.indicator.retired_at is 'When the configuration ceased to name it; null while it does';

create table ref.indicator_term (
  city_id smallint not null,
  indicator_id integer not null,
  term_no smallint not null,
  part text collate "C" not null check (part in ('of', 'per', 'uses')),
  variable_id integer not null,
  breakdown_id integer not null,
  counts text collate "C" not null check (counts in ('value', 'yes', 'reported')),
  areas text collate "C" not null check (areas in ('sum', 'mean', 'own')),
  periods text collate "C" not null check (periods in ('sum', 'mean', 'last', 'to_date', 'own')),
  shift text collate "C" not null check (shift in ('none', 'previous', 'year')),
  times numeric not null,
  listed boolean not null,
  primary key (city_id, indicator_id, term_no),
  foreign key (city_id, indicator_id) references ref.indicator,
  foreign key (city_id, variable_id) references ref.variable,
  foreign key (city_id, breakdown_id) references ref.breakdown
);
create index indicator_term_variable on ref.indicator_term (city_id, variable_id);
comment on table ref.indicator_term is 'One term of the formula of an indicator';
comment on column ref.indicator_term.city_id is 'City that computes it';
comment on column ref.indicator_term.indicator_id is 'Indicator whose formula it stands in';
comment on column ref.indicator_term.term_no is 'Its place in the formula, from 1';
comment on column ref.indicator_term.part is 'of: numerator; per: denominator; uses: read by the query of the indicator';
comment on column ref.indicator_term.variable_id is 'Variable that it reads';
comment on column ref.indicator_term.breakdown_id is 'Part of the whole that it reads; 0 for the whole';
comment on column ref.indicator_term.counts is 'value: the figure; yes: 1 where it is above 0; reported: 1 where there is one';
comment on column ref.indicator_term.areas is 'How figures of the areas below become one; own: they do not';
comment on column ref.indicator_term.periods is 'How figures of shorter periods become one; to_date: the last, which is whole at the end of the period; own: they do not';
comment on column ref.indicator_term.shift is 'Reads the period before, or the same period of the year before';
comment on column ref.indicator_term.times is 'Factor of the term';
comment on column ref.indicator_term.listed is
  'True when records are counted or added up: an area without any has none, which is no missing part';

create table ref.framework (
  city_id smallint not null references ref.city,
  framework_id integer generated always as identity,
  code text collate "C" not null,
  title text not null,
  edition text not null,
  label text not null,
  source text not null,
  period_type "char" not null,
  levels text[] collate "C" not null,
  decimals smallint not null,
  colours jsonb not null,
  hash text collate "C" not null,
  published_hash text collate "C",
  retired_at timestamptz,
  primary key (city_id, framework_id),
  unique (city_id, code)
);
comment on table ref.framework is 'A published scoring method, one row an edition';
comment on column ref.framework.city_id is 'City that scores by it';
comment on column ref.framework.framework_id is 'Key of the framework';
comment on column ref.framework.code is 'Name of its file';
comment on column ref.framework.title is 'Title';
comment on column ref.framework.edition is 'Edition of the method';
comment on column ref.framework.label is 'Said beside every score';
comment on column ref.framework.source is 'Where the method is published';
comment on column ref.framework.period_type is 'Type of the periods that are scored';
comment on column ref.framework.levels is 'Levels of the areas that are scored';
comment on column ref.framework.decimals is 'Decimals that its scores are shown with';
comment on column ref.framework.colours is 'Points of the root from which a colour holds, with its label';
comment on column ref.framework.hash is 'Hash of all that its scores depend on besides the indicators';
comment on column ref.framework.published_hash is 'The hash that its present scores were computed by';
comment on column ref.framework.retired_at is 'When the configuration ceased to name it; null while it does';

create table ref.node (
  city_id smallint not null,
  framework_id integer not null,
  node_id integer generated always as identity,
  code text collate "C" not null,
  title text not null,
  parent_id integer,
  depth smallint not null,
  position smallint not null,
  weight numeric not null check (weight >= 0),
  mean text collate "C" not null check (mean in ('arithmetic', 'geometric')),
  scale numeric not null,
  top numeric,
  indicator_id integer,
  given_id integer,
  scoring text collate "C" check (scoring in ('goalposts', 'bands', 'value')),
  direction text collate "C" not null check (direction in ('up', 'down', 'none')),
  post_min numeric,
  post_max numeric,
  post_log boolean not null default false,
  factor numeric not null default 1,
  target numeric,
  bands jsonb,
  minimum_coverage numeric not null,
  scores_partial boolean not null,
  retired_at timestamptz,
  primary key (city_id, node_id),
  unique (city_id, framework_id, code),
  foreign key (city_id, framework_id) references ref.framework,
  foreign key (city_id, indicator_id) references ref.indicator,
  foreign key (city_id, given_id) references ref.indicator
);
create index node_indicator on ref.node (city_id, indicator_id);
create index node_given on ref.node (city_id, given_id) where given_id is not null;
comment on table ref.node is 'A node of the tree of a framework';
comment on column ref.node.city_id is 'City that scores by it';
comment on column ref.node.framework_id is 'Framework whose tree it stands in';
comment on column ref.node.node_id is 'Key of the node';
comment on column ref.node.code is 'Its name within the framework';
comment on column ref.node.title is 'Title';
comment on column ref.node.parent_id is 'Node above; null for the root';
comment on column ref.node.depth is 'Steps from the root';
comment on column ref.node.position is 'Its place in the tree read from top to bottom, from 1';
comment on column ref.node.weight is 'Weight among its siblings';
comment on column ref.node.mean is 'How the points of its children become one';
comment on column ref.node.scale is 'Mean of the children × scale = points';
comment on column ref.node.top is 'Greatest points that it can reach; null where the method sets no bound';
comment on column ref.node.indicator_id is 'Indicator that a leaf scores';
comment on column ref.node.given_id is 'Indicator that stands instead of the children where it has a value';
comment on column ref.node.scoring is 'How the value of a leaf becomes points';
comment on column ref.node.direction is 'up: more is better; down: less is better';
comment on column ref.node.post_min is 'Goalposts: value × factor that earns nothing';
comment on column ref.node.post_max is 'Goalposts: value × factor that earns all';
comment on column ref.node.post_log is 'Goalposts: between them the logarithm counts';
comment on column ref.node.factor is 'Goalposts: value × factor is what they speak of';
comment on column ref.node.target is 'Bands: the value that is full performance';
comment on column ref.node.bands is 'Bands: performance from which points are earned';
comment on column ref.node.minimum_coverage is 'Below this coverage the node has no points';
comment on column ref.node.scores_partial is
  'True of a leaf that names a least coverage of its own: a partial value that reaches it is scored';
comment on column ref.node.retired_at is 'When the framework ceased to hold it; null while it does';
