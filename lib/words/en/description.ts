export const description = "The rollout history of every Deployment, and a rollback that does what it says.";
