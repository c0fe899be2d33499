-- After many rows were written, the planner still believes what was true before, until a daemon looks some minutes later. The app asks for a quick
-- look at once; only the owner of a table may, and the app's role owns none. A tenth of the usual sample is enough to tell few rows from many.
create function look_at_agents() returns void language plpgsql security definer set search_path = public set default_statistics_target = 10 as $$
begin
  analyze "agent", "agent_period", "agent_now", "agent_span", "agent_alike";
end $$;
