"""Projects that lines of labels tell of: 项目名称:…, 业主单位:…, 总投资:…"""

from tests.reading.named import ceremonies_of, leaves_projects_alone, projects_of

TABLE = (
    "一、项目名称:澜柯兽药智能车间",
    "业主单位:重庆澜柯生物制药有限公司",
    "建设地点:荣昌区广顺街道",
    "总投资:2.8亿元",
    "进度:主体结构封顶",
    "二、项目名称:渝西智慧冷链分拨中心",
    "总投资:5亿元",
    "用地:120亩",
    "进度:已完成选址,计划三季度开工",
)


def test_what_stands_behind_the_label_is_the_name():
    assert list(projects_of(*TABLE)) == ["澜柯兽药智能车间", "渝西智慧冷链分拨中心"]


def test_each_line_of_labels_is_about_the_name_above_it():
    first, second = projects_of(*TABLE).values()
    assert first["investment_yi"] == 2.8 and second["investment_yi"] == 5 and second["area_mu"] == 120
    assert first["companies"] == ["重庆澜柯生物制药有限公司"]
    assert (first["stage"], second["stage"]) == ("topped_out", "planned")


def test_labels_cut_off_by_a_space_count_where_another_label_follows():
    found = projects_of("项目 岚峤动力电池西南工厂", "业主 岚峤新能源科技(重庆)有限公司", "投资 60亿元")
    assert found["岚峤动力电池西南工厂"]["investment_yi"] == 60


def test_what_a_table_builds_is_no_project_beside_the_one_above():
    found = projects_of("项目名称:澜柯疫苗基地", "建设内容:新建澜柯研发中心和灌装生产线", "总投资:3亿元")
    assert list(found) == ["澜柯疫苗基地"]


def test_a_status_behind_a_label_is_no_ceremony():
    assert ceremonies_of(*TABLE) == []


def test_a_label_of_a_park_names_no_project():
    leaves_projects_alone("园区名称:荣昌板桥工业园")
