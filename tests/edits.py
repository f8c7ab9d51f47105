#!/usr/bin/python3
# SPDX-License-Identifier: MIT
import random, sys, tempfile, subprocess, json, os
from pathlib import Path
sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "edits"))
import chance, facts
ROOT = Path(__file__).resolve().parent.parent
BUNKAI=sys.argv[1]; N=int(sys.argv[2]); base=Path(sys.argv[3]); seed=int(sys.argv[4]) if len(sys.argv)>4 else 1; per=int(sys.argv[5]) if len(sys.argv)>5 else 1
ENV = dict(os.environ, BUNKAI_DATA=str(ROOT), LC_ALL="C.UTF-8")
lib=chance.Library(); targets=chance.all_targets()
rnd=random.Random(seed)
start=chance.State(base)
tmp=Path(tempfile.mkdtemp()); old=tmp/"old"; new=tmp/"new"
start.write(old)
bad=ref=0
order=list(range(len(targets))); rnd.shuffle(order)
it=0
for n in range(N):
    st=start.copy(); did=[]
    for _ in range(per):
        t=targets[order[it%len(order)]]; it+=1
        ed=chance.Editor(rnd,lib)
        trial=st.copy()
        try:
            how = ed.edit_member(trial,t[1]) if t[0]=="member" else ed.edit_list(trial,*t[1])
            st=trial; did.append((chance.name_of(t),how))
        except chance.Refused:
            ref+=1
    st.write(new)
    r=subprocess.run([BUNKAI,"diff",old,new,"--json"],capture_output=True,text=True,env=ENV)
    if r.returncode:
        print("REFUSED",did,r.stderr[:300]); continue
    f,left=facts.compare(old,new,json.loads(r.stdout)["changes"])
    if f or left:
        bad+=1
        print("BAD",did); [print("    ",x[:300]) for x in f[:6]]; [print("    beside:",{k:str(v)[:100] for k,v in c.items()}) for c in left[:4]]
print(N,"runs",bad,"bad",ref,"nothing to edit")
