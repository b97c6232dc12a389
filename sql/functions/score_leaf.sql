-- The value of an indicator → performance and points of a leaf.

-- Goalposts: the way from `min` to `max`, held within 0 to 1; where less is better and min lies below max, the way back.
-- Bands: value / target, or target / value where less is better; there a value of 0 or less is full performance.
-- Where neither more nor less is better, nothing can be held against a target.
create or replace function mart.leaf_performance(node ref.node, value numeric) returns numeric
language sql immutable parallel safe as $$
  select case case when node.direction <> 'none' then node.scoring end
    when 'goalposts' then (
      select case when node.direction = 'down' and node.post_min < node.post_max then 1 - w.way else w.way end
      from (
        select greatest(0, least(1, case
          when not node.post_log then (value * node.factor - node.post_min) / (node.post_max - node.post_min)
          when value <= 0 then case when node.post_min < node.post_max then 0 else 1 end
          else (ln(value * node.factor) - ln(node.post_min)) / (ln(node.post_max) - ln(node.post_min))
        end)) as way
      ) w)
    when 'bands' then case
      when node.direction <> 'down' then value / nullif(node.target, 0)
      when value <= 0 then greatest(1, (select max((b->>'from')::numeric) from jsonb_array_elements(node.bands) b))
      else node.target / value
    end
  end
$$;
comment on function mart.leaf_performance(ref.node, numeric) is
  'How far a value reaches, 1 being full; null where the value itself is the points';

-- A bound belongs to the higher band: 66 % of the target earns what 66–95 % earns. Below the lowest band stands 0.
create or replace function mart.leaf_points(node ref.node, value numeric, performance numeric) returns numeric
language sql immutable parallel safe as $$
  select case node.scoring
    when 'goalposts' then performance * node.top
    when 'bands' then case when performance is not null then coalesce((
      select (b->>'points')::numeric from jsonb_array_elements(node.bands) b
      where (b->>'from')::numeric <= performance
      order by (b->>'from')::numeric desc limit 1
    ), 0) end
    else value
  end
$$;
comment on function mart.leaf_points(ref.node, numeric, numeric) is 'The points that a value and its performance earn';
