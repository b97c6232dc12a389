-- Points that stand on little are kept, and not shown as if they stood on all.

alter table ref.node add column provisional_below numeric not null default 0
  check (provisional_below between 0 and 1);
comment on column ref.node.provisional_below is 'Below this coverage points are provisional: they stay, and take no colour';

alter table mart.score add column provisional boolean not null default false;
alter table mart.score add column missing text[];
comment on column mart.score.provisional is 'True of points that stand on less than the framework asks for (sementara)';
comment on column mart.score.missing is
  'Of provisional points: titles of the nodes right below that are not wholly reported, the weightiest gap first';
comment on column mart.score.coverage is
  'Of a leaf: coverage of its value; above: share of the weight below that was reported, 0 to 1. What has no points counts as 0 above';
