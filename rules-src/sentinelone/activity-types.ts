// Types of activities that a rule of the API and one of syslog both speak of.

/** Added or changed exclusions. */
export const exclusionsChanged = [3001, 3008, 3009, 3010, 3011, 3012, 3013, 3014, 3015] as const;

/** Hashes taken off a list. */
export const hashesTakenOff = [3020, 3021, 3022, 3023] as const;

/** Policies and settings of protection. */
export const protectionSettings = [
  38, 39, 40, 41, 44, 45, 46, 56, 57, 58, 59, 60, 68, 69, 70, 73, 76, 77, 78, 79, 82, 83, 84, 87, 88, 105, 116, 129,
  130, 131, 132, 305, 306, 4004, 4005,
] as const;

/** Rules of the firewall. */
export const firewallChanges = [
  5220, 5221, 5222, 5223, 5224, 5225, 5226, 5227, 5228, 5229, 5230, 5231, 5233, 5250, 5251, 5252, 5256, 5257,
] as const;

/** Rules for what isolated endpoints may reach. */
export const quarantineChanges = [
  5234, 5235, 5236, 5237, 5238, 5239, 5240, 5241, 5253, 5254, 5255, 5258, 5259,
] as const;

/** Actions against a threat that failed. */
export const actionsFailed = [2006, 2007, 2008, 2009, 2010] as const;

/** Actions against a threat that wait for a reboot. */
export const actionsAwaitReboot = [2031, 2032, 2033, 2034, 2035] as const;
